from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_reference")]

    operations = [migrations.RemoveField("notice", "link")]
