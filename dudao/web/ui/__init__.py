"""What every page is made of: base templates, components, template tags, styles and scripts, and the gallery at /ui/."""
