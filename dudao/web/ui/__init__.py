"""What every page is made of: base templates, components, tags, styles, scripts, and the gallery /ui/."""
