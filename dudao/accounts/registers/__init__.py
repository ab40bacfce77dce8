"""The registers that name people; those of bodies alone stand in areas."""

from dudao.areas.registers import units

from . import heads, inspectors

REGISTERS = {
    register.kind: register
    for register in (units.BODIES, units.SCHOOLS, units.INSTITUTIONS, heads.HEADS, inspectors.INSPECTORS)
}
