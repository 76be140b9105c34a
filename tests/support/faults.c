/* Put under the system's calls with LD_PRELOAD: lets the N-th one on files of one folder fail.

   faults_begin(folder, number, error, lasting): from the number-th call on, or that one alone.
   An error of 0 lets every write be a short one. faults_end() gives how many calls there were. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static long wanted, count;
static int code, lasting, armed;

void faults_begin(const char *path, long number, int error, int until_the_end)
{
    pthread_mutex_lock(&lock);
    snprintf(folder, sizeof folder, "%s", path);
    wanted = number;
    count = 0;
    code = error;
    lasting = until_the_end;
    armed = 1;
    pthread_mutex_unlock(&lock);
}

long faults_end(void)
{
    pthread_mutex_lock(&lock);
    armed = 0;
    long found = count;
    pthread_mutex_unlock(&lock);
    return found;
}

static int due(void)
{
    pthread_mutex_lock(&lock);
    long number = ++count;
    int found = armed && (number == wanted || (lasting && number > wanted));
    pthread_mutex_unlock(&lock);
    return found;
}

static int ours(const char *path)
{
    return armed && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int ours_by_number(int fd)
{
    char name[64], path[PATH_MAX];
    if (!armed)
        return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return ours(path);
}

static int fails(int concerned)
{
    if (!concerned || !due() || code == 0)
        return 0;
    errno = code;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        mode_t mode = va_arg(more, mode_t);                                                        \
        va_end(more);                                                                              \
        return fails(ours(path)) ? -1 : REAL(name)(path, flags, mode);                             \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *data, size_t size)
{
    int concerned = ours_by_number(fd);
    if (concerned && code == 0 && size > 1)
        return REAL(write)(fd, data, size / 2);
    return fails(concerned) ? -1 : REAL(write)(fd, data, size);
}

ssize_t read(int fd, void *data, size_t size)
{
    return code == EIO && fails(ours_by_number(fd)) ? -1 : REAL(read)(fd, data, size);
}

int fsync(int fd)
{
    return fails(ours_by_number(fd)) ? -1 : REAL(fsync)(fd);
}

int rename(const char *from, const char *to)
{
    return fails(ours(from)) ? -1 : REAL(rename)(from, to);
}

int renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned int flags)
{
    return fails(ours(from)) ? -1 : REAL(renameat2)(from_fd, from, to_fd, to, flags);
}

int unlink(const char *path)
{
    return fails(ours(path)) ? -1 : REAL(unlink)(path);
}

int mkdir(const char *path, mode_t mode)
{
    return fails(ours(path)) ? -1 : REAL(mkdir)(path, mode);
}

int utimensat(int fd, const char *path, const struct timespec times[2], int flags)
{
    return fails(ours(path)) ? -1 : REAL(utimensat)(fd, path, times, flags);
}
