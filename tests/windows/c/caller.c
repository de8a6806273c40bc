/* What the add-in's VBA does to reach Python, without Excel.

     caller dll LIBRARY COMMAND     LoadLibrary, XLPyDLLActivateAuto, CallUDF
     caller com PROGID              CLSIDFromProgID, CoCreateInstance, CallUDF

   Each line of the input is a call, each line of the output its answer:

     TIMES MODULE FUNCTION (N VALUE …  →  = MILLISECONDS VALUE   or   ! MILLISECONDS TEXT

   A value is one word: _ empty, ? left out, n1.5 number, b1 TRUE, d45000.5 date, e2042 error of a cell,
   t5ba26237 text (UTF-16, four hexadecimal digits a unit), [R,C a range, followed by its R × C cells, (N what VBA's
   Array makes, followed by its N values.
   As in VBA, a call that fails is tried once more from the beginning. */
#define COBJMACROS
#include <windows.h>
#include <oleauto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

typedef long(__stdcall *activate_t)(VARIANT *result, const char *command, long mode);

enum { LINE = 8 << 20, REASON = 2000, CELL_ERROR = 0x800A0000 };

static int by_library;
static const wchar_t *progid;
static activate_t activate;
static char command[LINE];
static char line[LINE];
static IDispatch *python;
static wchar_t reason[REASON];

static double now(void) {
    LARGE_INTEGER ticks, second;
    QueryPerformanceCounter(&ticks);
    QueryPerformanceFrequency(&second);
    return 1000.0 * ticks.QuadPart / second.QuadPart;
}

static void say(const wchar_t *what, long code) {
    swprintf(reason, REASON, L"%ls (%08lx)", what, (unsigned long)code);
}

/* The two ways to reach Python. Each gives an object with CallUDF, or a reason. */

static int connect_by_library(void) {
    VARIANT result;
    VariantInit(&result);
    long failed = activate(&result, command, 1);
    if (!failed && result.vt == VT_DISPATCH) {
        python = result.pdispVal;
        return 1;
    }
    say(result.vt == VT_BSTR ? result.bstrVal : L"The library gives no reason", failed);
    VariantClear(&result);
    return 0;
}

static void disconnect(void) {
    if (python != NULL) IDispatch_Release(python);
    python = NULL;
}

/* CallUDF(module, function, arguments). COM takes them backwards. */
static int invoke(BSTR module, BSTR function, VARIANT arguments, VARIANT *result) {
    static LPOLESTR name = L"CallUDF";
    VARIANT sent[3];
    DISPPARAMS given = {sent, NULL, 3, 0};
    EXCEPINFO trouble = {0};
    DISPID id;
    sent[0] = arguments;
    sent[1].vt = sent[2].vt = VT_BSTR, sent[1].bstrVal = function, sent[2].bstrVal = module;
    HRESULT done = IDispatch_GetIDsOfNames(python, &IID_NULL, &name, 1, LOCALE_USER_DEFAULT, &id);
    if (SUCCEEDED(done))
        done = IDispatch_Invoke(python, id, &IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &given, result, &trouble,
                                NULL);
    if (SUCCEEDED(done)) return 1;
    say(done == DISP_E_EXCEPTION && trouble.bstrDescription ? trouble.bstrDescription : L"Python is gone", done);
    disconnect();
    return 0;
}

/* Python ends with the window it is given, as with Excel's. */
static int live_as_long_as(HWND window) {
    BSTR module = SysAllocString(L"kamxl.hosts.excel.lifetime"), function = SysAllocString(L"end_with");
    VARIANT arguments, handle, result;
    SAFEARRAYBOUND bound = {1, 0};
    LONG first = 0;
    VariantInit(&arguments), VariantInit(&handle), VariantInit(&result);
    handle.vt = VT_R8, handle.dblVal = (double)(LONG_PTR)window;
    arguments.vt = VT_ARRAY | VT_VARIANT, arguments.parray = SafeArrayCreate(VT_VARIANT, 1, &bound);
    SafeArrayPutElement(arguments.parray, &first, &handle);
    int fine = invoke(module, function, arguments, &result);
    VariantClear(&arguments), VariantClear(&result);
    SysFreeString(module), SysFreeString(function);
    return fine;
}

static int connect_by_class(void) {
    static HWND window;
    CLSID class;
    HRESULT done = CLSIDFromProgID(progid, &class);
    if (FAILED(done)) return say(L"There is no such class", done), 0;
    done = CoCreateInstance(&class, NULL, CLSCTX_LOCAL_SERVER, &IID_IDispatch, (void **)&python);
    if (FAILED(done)) return say(L"Windows cannot start the class", done), 0;
    if (window == NULL) window = CreateWindowW(L"STATIC", L"caller", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
    return live_as_long_as(window);
}

/* Values as words. */

static VARIANT empty(void) {
    VARIANT value;
    VariantInit(&value);
    return value;
}

static BSTR text_of(const char *digits) {
    size_t length = strlen(digits) / 4;
    BSTR text = SysAllocStringLen(NULL, (UINT)length);
    char unit[5] = "";
    for (size_t i = 0; i < length; i++) {
        memcpy(unit, digits + 4 * i, 4);
        text[i] = (wchar_t)strtoul(unit, NULL, 16);
    }
    return text;
}

static VARIANT next_value(void) {
    VARIANT value = empty();
    char *word = strtok(NULL, " ");
    if (word == NULL) return value;
    switch (word[0]) {
    case '?': value.vt = VT_ERROR, value.scode = DISP_E_PARAMNOTFOUND; break;
    case 'n': value.vt = VT_R8, value.dblVal = strtod(word + 1, NULL); break;
    case 'b': value.vt = VT_BOOL, value.boolVal = word[1] == '1' ? VARIANT_TRUE : VARIANT_FALSE; break;
    case 'd': value.vt = VT_DATE, value.date = strtod(word + 1, NULL); break;
    case 'e': value.vt = VT_ERROR, value.scode = (SCODE)(CELL_ERROR + strtol(word + 1, NULL, 10)); break;
    case 't': value.vt = VT_BSTR, value.bstrVal = text_of(word + 1); break;
    case '(': {
        SAFEARRAYBOUND bound = {strtoul(word + 1, NULL, 10), 0};
        value.vt = VT_ARRAY | VT_VARIANT, value.parray = SafeArrayCreate(VT_VARIANT, 1, &bound);
        for (LONG place = 0; place < (LONG)bound.cElements; place++) {
            VARIANT part = next_value();
            SafeArrayPutElement(value.parray, &place, &part);
            VariantClear(&part);
        }
        break;
    }
    case '[': {
        SAFEARRAYBOUND bounds[2] = {{strtoul(word + 1, NULL, 10), 1}, {strtoul(strchr(word, ',') + 1, NULL, 10), 1}};
        value.vt = VT_ARRAY | VT_VARIANT, value.parray = SafeArrayCreate(VT_VARIANT, 2, bounds);
        for (ULONG row = 0; row < bounds[0].cElements; row++)
            for (ULONG column = 0; column < bounds[1].cElements; column++) {
                LONG place[2] = {row + 1, column + 1};
                VARIANT cell = next_value();
                SafeArrayPutElement(value.parray, place, &cell);
                VariantClear(&cell);
            }
    }
    }
    return value;
}

static void print_text(const wchar_t *text) {
    printf(" t");
    for (; *text; text++) printf("%04x", (unsigned)*text);
}

static void print_value(const VARIANT *value);

static void print_array(SAFEARRAY *array) {
    LONG low[2] = {0, 0}, high[2] = {0, 0}, place[2];
    UINT dimensions = SafeArrayGetDim(array);
    for (UINT i = 0; i < dimensions && i < 2; i++) {
        SafeArrayGetLBound(array, i + 1, low + i);
        SafeArrayGetUBound(array, i + 1, high + i);
    }
    if (dimensions == 1) /* one row arrives with one dimension */
        low[1] = low[0], high[1] = high[0], low[0] = high[0] = 0;
    printf(" [%ld,%ld", high[0] - low[0] + 1, high[1] - low[1] + 1);
    for (LONG row = low[0]; row <= high[0]; row++)
        for (LONG column = low[1]; column <= high[1]; column++) {
            VARIANT cell = empty();
            place[0] = dimensions == 1 ? column : row, place[1] = column;
            SafeArrayGetElement(array, place, &cell);
            print_value(&cell);
            VariantClear(&cell);
        }
}

static void print_value(const VARIANT *value) {
    switch (value->vt) {
    case VT_EMPTY: printf(" _"); break;
    case VT_R8: printf(" n%.17g", value->dblVal); break;
    case VT_I4: printf(" n%ld", (long)value->lVal); break;
    case VT_BOOL: printf(" b%d", value->boolVal != VARIANT_FALSE); break;
    case VT_DATE: printf(" d%.17g", value->date); break;
    case VT_BSTR: print_text(value->bstrVal == NULL ? L"" : value->bstrVal); break;
    case VT_ARRAY | VT_VARIANT: print_array(value->parray); break;
    default: printf(" kind-%x", value->vt);
    }
}

static BSTR next_name(void) {
    wchar_t wide[512];
    MultiByteToWideChar(CP_UTF8, 0, strtok(NULL, " "), -1, wide, 512);
    return SysAllocString(wide);
}

static int call_once(BSTR module, BSTR function, VARIANT arguments, VARIANT *result) {
    if (python == NULL && !(by_library ? connect_by_library() : connect_by_class())) return 0;
    return invoke(module, function, arguments, result);
}

static void answer(void) {
    long times = strtol(strtok(line, " "), NULL, 10);
    BSTR module = next_name(), function = next_name();
    VARIANT arguments = next_value(), result = empty();
    int fine = 1;
    double start = now();
    for (long i = 0; fine && i < times; i++) {
        VariantClear(&result);
        fine = call_once(module, function, arguments, &result) || call_once(module, function, arguments, &result);
    }
    printf("%c %.3f", fine ? '=' : '!', now() - start);
    fine ? print_value(&result) : print_text(reason);
    putchar('\n');
    fflush(stdout);
    VariantClear(&result), VariantClear(&arguments);
    SysFreeString(module), SysFreeString(function);
}

int wmain(int count, wchar_t **words) {
    CoInitializeEx(NULL, COINIT_APARTMENTTHREADED);
    by_library = count == 4 && !wcscmp(words[1], L"dll");
    if (by_library) {
        HMODULE library = LoadLibraryW(words[2]);
        if (library) activate = (activate_t)(void *)GetProcAddress(library, "XLPyDLLActivateAuto");
        if (!activate) return fprintf(stderr, "not loaded: %lu\n", GetLastError()), 2;
        WideCharToMultiByte(CP_ACP, 0, words[3], -1, command, LINE, NULL, NULL);
    } else if (count == 3 && !wcscmp(words[1], L"com")) {
        progid = words[2];
    } else {
        return fprintf(stderr, "usage: caller dll LIBRARY COMMAND | caller com PROGID\n"), 2;
    }
    while (fgets(line, LINE, stdin)) {
        line[strcspn(line, "\r\n")] = '\0';
        answer();
    }
    disconnect();
    CoUninitialize();
    return 0;
}
