/* Scripts\python.exe of an environment: runs the Python that pyvenv.cfg names, in the same words, and ends with
   its exit code. __PYVENV_LAUNCHER__ tells that Python where it was called. Should this program be killed, the
   job takes the real Python along, as python.org's own program does. */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

enum { NO_CONFIGURATION = 106, NOT_STARTED = 101, ROOM = 4096 };

static wchar_t self[ROOM], configuration[ROOM], line[ROOM], program[ROOM];

static int find_program(void) {
    GetModuleFileNameW(NULL, self, ROOM);
    const wchar_t *name = wcsrchr(self, L'\\') + 1;
    swprintf(configuration, ROOM, L"%.*ls..\\pyvenv.cfg", (int)(name - self), self);
    FILE *file = _wfopen(configuration, L"rt, ccs=UTF-8");
    if (file == NULL) return 0;
    while (fgetws(line, ROOM, file) != NULL) {
        wchar_t *value = wcsstr(line, L" = ");
        if (value == NULL || wcsncmp(line, L"home", value - line) != 0) continue;
        value[wcscspn(value, L"\r\n")] = L'\0';
        swprintf(program, ROOM, L"%ls\\%ls", value + 3, name);
    }
    fclose(file);
    return program[0] != L'\0';
}

static int redirect(void) {
    if (!find_program()) return NO_CONFIGURATION;
    SetEnvironmentVariableW(L"__PYVENV_LAUNCHER__", self);

    HANDLE job = CreateJobObjectW(NULL, NULL);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits;
    ZeroMemory(&limits, sizeof limits);
    limits.BasicLimitInformation.LimitFlags =
        JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);

    STARTUPINFOW start;
    PROCESS_INFORMATION real;
    GetStartupInfoW(&start);
    if (!CreateProcessW(program, GetCommandLineW(), NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &start, &real))
        return NOT_STARTED;
    AssignProcessToJobObject(job, real.hProcess);
    ResumeThread(real.hThread);
    WaitForSingleObject(real.hProcess, INFINITE);
    DWORD code = NOT_STARTED;
    GetExitCodeProcess(real.hProcess, &code);
    return (int)code;
}

#ifdef SILENT
int WINAPI wWinMain(HINSTANCE here, HINSTANCE before, LPWSTR words, int show) {
    return redirect();
}
#else
int wmain(void) {
    return redirect();
}
#endif
