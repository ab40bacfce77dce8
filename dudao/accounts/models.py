from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from dudao.areas.models import Unit

from .enums import PositionKind, TieKind


class UserManager(BaseUserManager):
    def create_user(self, username: str, password: str | None = None, **fields):
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username):
        return self.get(username=username)


class User(AbstractBaseUser):
    """A person who signs in. What they may do comes from positions alone; there is no superuser."""

    PERSONAL_FIELDS = ("username", "name", "phone", "email")

    username = models.CharField("账号", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    phone = models.CharField("手机", max_length=20, blank=True)
    email = models.EmailField("邮箱", blank=True)
    county_code = models.CharField("县级代码", max_length=6)
    is_active = models.BooleanField("可登录", default=True)
    must_change_password = models.BooleanField("须改密码", default=False)
    created_at = models.DateTimeField("建立", auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "county_code"]
    objects = UserManager()

    class Meta:
        verbose_name = "人员"

    def __str__(self):
        return self.name


class PositionQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(from_on__lte=day).filter(Q(until_on=None) | Q(until_on__gt=day))


class Position(models.Model):
    """A role held in a unit from one day to another. ``until_on`` is the first day on which it is no longer held."""

    PERSONAL_FIELDS = ("certificate_no",)

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="positions", verbose_name="人员")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions", verbose_name="单位")
    kind = models.CharField("岗位", max_length=20, choices=PositionKind)
    from_on = models.DateField("自")
    until_on = models.DateField("至", null=True, blank=True)
    certificate_no = models.CharField("督学证号", max_length=40, blank=True)
    certificate_until = models.DateField("证件有效期至", null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"
        ordering = ["user_id", "from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")), name="position_ends_after_start"
            )
        ]
        indexes = [models.Index(fields=["unit", "kind"], name="position_by_unit")]

    def __str__(self):
        return f"{self.unit} {self.get_kind_display()}"


class Posting(models.Model):
    """A school that an inspector looks after (挂牌) from one day to another."""

    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="postings", verbose_name="督学岗位")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="postings", verbose_name="学校")
    from_on = models.DateField("自")
    until_on = models.DateField("至", null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = "挂牌"
        constraints = [
            models.UniqueConstraint(
                fields=["position", "unit"], condition=Q(until_on=None), name="one_current_posting"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")), name="posting_ends_after_start"
            ),
        ]


class Tie(models.Model):
    """What demands recusal: this person may not inspect, recheck or close at this unit (《教育督导条例》第十条)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="ties", verbose_name="人员")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="ties", verbose_name="单位")
    kind = models.CharField("事由", max_length=20, choices=TieKind)
    until_on = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = "回避"
        constraints = [models.UniqueConstraint(fields=["user", "unit", "kind"], name="tie_once")]


class SecondStep(models.Model):
    """The key of a person's one-time codes (动态口令). ``confirmed_at`` is empty until one code came back right;
    ``last_used`` is the half minute of the code accepted last, so that none is accepted twice."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_step", verbose_name="人员")
    sealed_key = models.TextField("密钥（加密）")
    confirmed_at = models.DateTimeField("启用", null=True, blank=True)
    last_used = models.BigIntegerField("上次用的半分钟", default=0)

    class Meta:
        verbose_name = "动态口令"


class RecoveryCode(models.Model):
    """One of the codes on paper that stand in for the telephone, each once; only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes", verbose_name="人员")
    digest = models.CharField("散列", max_length=128)
    used_at = models.DateTimeField("用掉", null=True, blank=True)

    class Meta:
        verbose_name = "恢复码"


class SecondStepDemand(models.Model):
    """From which day on the holders of a kind of position in a county must have switched it on."""

    county_code = models.CharField("县级代码", max_length=6)
    kind = models.CharField("岗位", max_length=20, choices=PositionKind)
    from_on = models.DateField("自")

    class Meta:
        verbose_name = "动态口令要求"
        constraints = [models.UniqueConstraint(fields=["county_code", "kind"], name="second_step_demanded_once")]
