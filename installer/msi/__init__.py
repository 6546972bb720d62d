"""The Windows Installer packages: what is in them, and writing them byte by byte the same.

The tools of Debian were tried first. wixl 0.101 and msibuild 0.101 (both libmsi) lose every string that is not ASCII, so
a Korean product name cannot be written with them, and leave conditions, file versions, folder removal and permissions to
be mended afterwards. The format is small and documented, so `container` writes it directly; msitools, osslsigncode, olefile
and wine read the result back in tests.
"""
