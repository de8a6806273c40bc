/* bcryptprimitives.dll: wheels made with Rust take their random numbers from it, and Wine 8 has no such library.
   advapi32's RtlGenRandom, exported as SystemFunction036, gives the same. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID place, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE place, SIZE_T length) {
    return SystemFunction036(place, (ULONG)length);
}
