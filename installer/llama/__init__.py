"""llama.cpp for Windows x64, compiled on Linux from the source package that requirements.lock pins.

One build runs on every x64 processor: the arithmetic is compiled once per family of processors, and the fastest one
that the desk's processor can run is chosen when the program starts (`app.adapters.llama_library`).
"""
