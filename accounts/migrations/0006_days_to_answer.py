from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_figures_and_second_looks"),
    ]

    operations = [
        migrations.AddField(
            model_name="council",
            name="answer_days",
            field=models.PositiveSmallIntegerField(default=2),
        ),
    ]
