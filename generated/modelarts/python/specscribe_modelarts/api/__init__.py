# flake8: noqa

# import apis into api package
from specscribe_modelarts.api.operations_api import OperationsApi

