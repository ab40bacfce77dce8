from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "dudao.ledger"
    verbose_name = "问题台账"
