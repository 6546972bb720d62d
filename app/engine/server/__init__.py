"""The engine process: one library, its models, and the window's requests, over standard input and output.

    process.py     starts, reads requests, ends
    channel.py     the way out: events, one line each
    tasks.py       a request at work; workers that do one after the other
    session.py     what the desks share
    desks          indexing.py, asking.py, history.py, source.py, models.py, chores.py: each does a few kinds of request

Requests that take long have a worker of their own, so that a page is shown while a document is indexed and an answer is
written; see `process.DESKS`.
"""
