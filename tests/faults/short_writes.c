/* Has files take only a part of what is written to them, as write(2) may at any time: the half that it reports is truly
 * there, and the rest is not. Put before the C library with LD_PRELOAD.
 *
 * SHORT_AT=N         the Nth write to a file; without it every one
 * SHORT_THEN_FULL=1  and whatever follows finds the disk full
 * SHORT_FELT=PATH    made as soon as a write was cut short
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int count;

ssize_t write(int file, const void *from, size_t size) {
    struct stat stat;
    if (size < 2 || fstat(file, &stat) || !S_ISREG(stat.st_mode))
        return syscall(SYS_write, file, from, size);
    const char *at = getenv("SHORT_AT"), *felt = getenv("SHORT_FELT");
    int now = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    if (at && now < atoi(at))
        return syscall(SYS_write, file, from, size);
    if (at && now > atoi(at)) {
        if (!getenv("SHORT_THEN_FULL"))
            return syscall(SYS_write, file, from, size);
        errno = ENOSPC;
        return -1;
    }
    if (felt)
        close(open(felt, O_CREAT | O_WRONLY, 0600));
    return syscall(SYS_write, file, from, size / 2);
}
