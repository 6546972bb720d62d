/* Starts Seogo on Windows: Python lives in this process, and runs the module `app` with our arguments.
 *
 * Built twice. Seogo.exe (SEOGO_WINDOWED) lies in the program's folder and has no console; bin\seogo.exe is for consoles,
 * and is what the program starts its own children with. A desk gets no general interpreter: nothing here takes a script,
 * a module's name or an environment variable. python312.dll is loaded from the program's own folder by its full path, and
 * its functions are looked up by name, so that building needs Python's headers and none of its libraries.
 *
 * Exit status: the program's own, or NOT_STARTED.
 */
#include <Python.h>
#include <windows.h>

#define NOT_STARTED 6 /* a file of the program is missing or damaged; the program's own statuses are 0 to 5, 130 */
#define A_BUG 1       /* the program's own: an unexpected error, told on standard error, which a windowed program has not */

#define TEXT_OF(number) L## #number
#define WIDE(number) TEXT_OF(number)
#define PYTHON_NAME L"python" WIDE(PY_MAJOR_VERSION) WIDE(PY_MINOR_VERSION)

#ifdef SEOGO_WINDOWED
#define LEVELS 1 /* from our own path up to the program's folder */
#else
#define LEVELS 2
#endif

#define PYTHON_FUNCTIONS(DO) \
    DO(PyPreConfig_InitIsolatedConfig) \
    DO(Py_PreInitialize) \
    DO(PyConfig_InitIsolatedConfig) \
    DO(PyConfig_SetString) \
    DO(PyConfig_SetArgv) \
    DO(PyConfig_Clear) \
    DO(PyWideStringList_Append) \
    DO(PyStatus_Exception) \
    DO(Py_InitializeFromConfig) \
    DO(PyBool_FromLong) \
    DO(PySys_SetObject) \
    DO(Py_RunMain)

#define POINTER(name) static __typeof__(name) *p_##name;
PYTHON_FUNCTIONS(POINTER)

int _dowildcard = 0; /* mingw's start-up code: arguments are the program's business, "*" included */

#ifdef SEOGO_WINDOWED
static void show(const wchar_t *text)
{
    MessageBoxW(NULL, text, L"서고 (Seogo)", MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
}
#else
static void show(const wchar_t *text)
{
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    DWORD done, mode;
    if (GetConsoleMode(out, &mode)) {
        WriteConsoleW(out, text, (DWORD)wcslen(text), &done, NULL);
        WriteConsoleW(out, L"\n", 1, &done, NULL);
        return;
    }
    char bytes[4096]; /* a pipe or a file: UTF-8, as the program itself writes */
    int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
    if (size > 0) {
        bytes[size - 1] = '\n'; /* in place of the final zero */
        WriteFile(out, bytes, (DWORD)size, &done, NULL);
    }
}
#endif

/* Tells what it fell over: the `head`, then `what` and `detail`. */
static void report(const wchar_t *head, const wchar_t *what, const wchar_t *detail)
{
    static wchar_t text[1200];
    swprintf(text, sizeof text / sizeof text[0], L"%ls\n\n%ls: %ls", head, what, detail);
    show(text);
}

static int not_started(const wchar_t *what, const wchar_t *detail)
{
    report(L"서고를 시작하지 못했습니다. 설치된 파일이 없거나 손상되었습니다.\n"
           L"IT 담당자에게 복구 설치를 요청하세요. 보관된 문서는 그대로 있습니다.\n\n"
           L"Seogo cannot start: an installed file is missing or damaged. Please ask IT to repair it.",
           what, detail);
    return NOT_STARTED;
}

/* As `not_started`, with the words of Python or the name of a function. */
static int not_started_because(const wchar_t *what, const char *reason)
{
    wchar_t detail[400];
    if (reason == NULL || MultiByteToWideChar(CP_UTF8, 0, reason, -1, detail, 400) == 0)
        wcscpy(detail, L"?");
    return not_started(what, detail);
}

/* As `not_started`, with Windows' number of the last error. */
static int not_started_by_windows(const wchar_t *what)
{
    wchar_t detail[40];
    swprintf(detail, 40, L"Windows %lu", GetLastError());
    return not_started(what, detail);
}

static wchar_t *room(size_t letters)
{
    wchar_t *memory = HeapAlloc(GetProcessHeap(), 0, letters * sizeof(wchar_t));
    if (memory == NULL)
        ExitProcess(NOT_STARTED);
    return memory;
}

/* The program's folder without a final backslash, from where our own file lies; NULL when it cannot be told. */
static wchar_t *program_folder(void)
{
    for (DWORD size = MAX_PATH; size <= 64 * 1024; size *= 2) { /* a path has at most 32,767 letters */
        wchar_t *path = room(size);
        DWORD length = GetModuleFileNameW(NULL, path, size);
        if (length == 0)
            return NULL;
        if (length < size) {
            for (int level = 0; level < LEVELS; level++) {
                wchar_t *end = wcsrchr(path, L'\\');
                if (end == NULL)
                    return NULL;
                *end = 0;
            }
            return path;
        }
        HeapFree(GetProcessHeap(), 0, path);
    }
    return NULL;
}

static wchar_t *inside(const wchar_t *folder, const wchar_t *rest)
{
    wchar_t *path = room(wcslen(folder) + wcslen(rest) + 1);
    wcscpy(path, folder);
    return wcscat(path, rest);
}

/* From now on no library comes from the working folder or from PATH. What Python's own folder holds stays reachable for
 * extension modules: vcruntime140_1.dll, python3.dll. And the one variable that Python heeds in spite of use_environment:
 * it would name another program as sys.executable (Modules/getpath.py), which children are started with. */
static void guard(const wchar_t *runtime)
{
    SetEnvironmentVariableW(L"__PYVENV_LAUNCHER__", NULL);
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(runtime);
}

static int load_python(const wchar_t *runtime)
{
    wchar_t *path = inside(runtime, L"\\" PYTHON_NAME L".dll");
    HMODULE library = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (library == NULL)
        return not_started_by_windows(PYTHON_NAME L".dll");
#define LOOK_UP(name) \
    p_##name = (__typeof__(p_##name))(void (*)(void))GetProcAddress(library, #name); \
    if (p_##name == NULL) \
        return not_started_because(PYTHON_NAME L".dll", #name);
    PYTHON_FUNCTIONS(LOOK_UP)
    return 0;
}

/* UTF-8 everywhere, whatever the code page is; the locale as python.exe would have it, for the choice of language. */
static PyStatus prepare(void)
{
    PyPreConfig before;
    p_PyPreConfig_InitIsolatedConfig(&before);
    before.utf8_mode = 1;
    before.configure_locale = 1;
    return p_Py_PreInitialize(&before);
}

#define TRY(step) \
    do { \
        PyStatus status_ = (step); \
        if (p_PyStatus_Exception(status_)) \
            return status_; \
    } while (0)

/* `home` and `prefix` are left to Python, which takes the folder of its own library: said by us, it would forget where the
 * standard library is, and `os` would have no `__file__` (github.com/python/cpython/issues/106718). */
static PyStatus set_paths(PyConfig *config, const wchar_t *root, const wchar_t *runtime)
{
    static const wchar_t *const modules[] = {L"\\Lib", L"\\DLLs", L"\\Lib\\site-packages"};
    wchar_t *executable = inside(root, L"\\bin\\seogo.exe"); /* of children, whichever of the two we are */
    wchar_t *zip = inside(runtime, L"\\" PYTHON_NAME L".zip");
    TRY(p_PyConfig_SetString(config, &config->program_name, executable));
    TRY(p_PyConfig_SetString(config, &config->executable, executable));
    TRY(p_PyConfig_SetString(config, &config->base_executable, executable));
    config->module_search_paths_set = 1;
    if (GetFileAttributesW(zip) != INVALID_FILE_ATTRIBUTES)
        TRY(p_PyWideStringList_Append(&config->module_search_paths, zip));
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++)
        TRY(p_PyWideStringList_Append(&config->module_search_paths, inside(runtime, modules[i])));
    return p_PyWideStringList_Append(&config->module_search_paths, root);
}

static PyStatus start_python(PyConfig *config, const wchar_t *root, const wchar_t *runtime, int argc, wchar_t **argv)
{
    config->use_environment = 0; /* these four are what "isolated" means; said again, because it matters here */
    config->user_site_directory = 0;
    config->safe_path = 1;
    config->parse_argv = 0;
    config->site_import = 0; /* no .pth files, no sitecustomize */
    config->write_bytecode = 0;
    config->configure_c_stdio = 1;       /* as python.exe: bytes go through pipes unchanged */
    config->install_signal_handlers = 1; /* as python.exe: Ctrl+C */
    TRY(set_paths(config, root, runtime));
    TRY(p_PyConfig_SetArgv(config, argc, argv));
    TRY(p_PyConfig_SetString(config, &config->run_module, L"app"));
    return p_Py_InitializeFromConfig(config);
}

int wmain(int argc, wchar_t **argv)
{
    wchar_t *root = program_folder();
    if (root == NULL)
        return not_started_by_windows(L"GetModuleFileNameW");
    wchar_t *runtime = inside(root, L"\\runtime");
    guard(runtime);
    int failed = load_python(runtime);
    if (failed)
        return failed;

    PyStatus status = prepare();
    if (!p_PyStatus_Exception(status)) {
        PyConfig config;
        p_PyConfig_InitIsolatedConfig(&config);
        status = start_python(&config, root, runtime, argc, argv);
        p_PyConfig_Clear(&config);
    }
    if (p_PyStatus_Exception(status))
        return not_started_because(L"Python", status.err_msg);
    if (p_PySys_SetObject("frozen", p_PyBool_FromLong(1)) != 0)
        return not_started(L"Python", L"sys.frozen");

    int result = p_Py_RunMain();
#ifdef SEOGO_WINDOWED
    if (result == A_BUG)
        report(L"서고에 예기치 않은 오류가 생겨 끝났습니다. 보관된 문서는 그대로 있습니다.\n"
               L"다시 열어도 같으면 IT 담당자에게 알려 주세요: 명령 프롬프트의 bin\\seogo.exe doctor가 원인을 말해 줍니다.\n\n"
               L"Seogo has ended with an unexpected error. If it happens again, bin\\seogo.exe doctor tells IT why.",
               L"app", L"1");
#endif
    return result;
}
