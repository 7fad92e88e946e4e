"""The offline interrogator: rules that answer every stage from its typed inputs. No model is asked."""

from socra_cli.llm.offline.provider import OfflineProvider

__all__ = ["OfflineProvider"]
