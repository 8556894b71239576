"""Has LibreOffice correct a text by the list in its profile; run by the Python that has `uno`.

Called with the folder of a profile and the text; prints what became of it.
"""

import contextlib
import subprocess
import sys
import time

import uno
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException, Locale


def connected(pipe):
    """LibreOffice's own context, as soon as it has one."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise TimeoutError


def corrected(context, text):
    """The text after AutoFormat, which applies the list as typing does."""
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    cursor = document.Text.createTextCursor()
    document.Text.insertString(cursor, text, False)
    cursor.gotoStart(False)
    cursor.gotoEnd(True)
    cursor.CharLocale = Locale("en", "GB", "")
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, ".uno:AutoFormatApply", "", 0, ())
    found = document.Text.String
    document.close(True)
    with contextlib.suppress(DisposedException):  # it ends before it can answer
        desktop.terminate()
    return found


profile, written = sys.argv[1:]
name = f"luxterm-{time.time_ns()}"
options = ["--headless", "--norestore", f"-env:UserInstallation=file://{profile}"]
process = subprocess.Popen(["soffice", *options, f"--accept=pipe,name={name};urp;"])
try:
    sys.stdout.write(corrected(connected(name), written))
    process.wait(60)
finally:
    process.kill()
