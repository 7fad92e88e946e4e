"""OpenTelemetry traces of a command, by the GenAI semantic conventions: session, stage, attempt.

Spans are made when the command ends, from the call ledger, with the ledger's own times. The ledger already
holds every attempt with its begin, its end and what came of it, also after a failure and Ctrl-C; live spans
would carry the same facts through five parallel stages a second time, at a price for every call. So a run
pays nothing when traces are off, and when they are on it pays once, at its end, for two seconds at most.

The SDK is imported in ``export`` and ``spans`` alone, once there is something to send. It is on only by
OpenTelemetry's own environment variables: no file of a folder can switch it on or send it elsewhere.
"""
