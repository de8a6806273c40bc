/* python.exe and pythonw.exe (-DSILENT) for a Python that came without: the library does the work. */
#include <windows.h>

int Py_Main(int count, wchar_t **words);

#ifdef SILENT
int WINAPI wWinMain(HINSTANCE here, HINSTANCE before, LPWSTR line, int show) {
    return Py_Main(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **words) {
    return Py_Main(count, words);
}
#endif
