// steady PORT RATE SECONDS < TARGETS: asks a server on this machine at a constant rate, whether it keeps up or not.
//
// Each line of TARGETS is "PATH", or "PATH<TAB>COOKIE"; they are asked in turn. A request is due at a time fixed
// beforehand, and its time is counted from then to the last byte of the answer: one that had to wait because the server
// was busy with another counts its wait as well. Prints one line of JSON.
//
// In C, because a pause of the measuring program itself would count as the server's; and because ppoll wakes in time.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST_TARGETS = 4096, CONNECTIONS = 256, MOST_HEAD = 32768, CHUNK = 65536 };

typedef struct {
    int socket;          // -1: not open
    long request;        // the number of the request under way, -1: none
    char head[MOST_HEAD + 1];
    size_t head_length;  // 0 while the body is read
    bool in_body, chunked, closes;
    long left;           // bytes of the body still to come; of a chunk when chunked
    char line[64];       // the size line of a chunk, as far as it came
    size_t line_length;
    bool last_chunk;
} Connection;

static char *targets[MOST_TARGETS], *cookies[MOST_TARGETS];
static int target_count;
static struct sockaddr_in address;
static Connection connections[CONNECTIONS];
static double *times;          // milliseconds, negative: no good answer
static double begin_time, gap; // seconds
static long next_request, finished, failed, statuses[6];
static double latest;          // how late the program itself was at worst, milliseconds

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void stop(const char *why) {
    fprintf(stderr, "steady: %s\n", why);
    exit(1);
}

static double due(long request) { return begin_time + (double)request * gap; }

static void hang_up(Connection *connection) {
    if (connection->socket >= 0) close(connection->socket);
    connection->socket = -1;
}

static void end_request(Connection *connection, bool good) {
    if (good) {
        times[connection->request] = (now() - due(connection->request)) * 1000;
    } else {
        times[connection->request] = -1;
        failed++;
    }
    finished++;
    connection->request = -1;
    if (!good || connection->closes) hang_up(connection);
}

static bool dial(Connection *connection) {
    connection->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (connection->socket < 0) return false;
    int one = 1;
    setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    // Connecting on this machine does not block but for the handshake; then nothing may.
    if (connect(connection->socket, (struct sockaddr *)&address, sizeof address) != 0) {
        hang_up(connection);
        return false;
    }
    fcntl(connection->socket, F_SETFL, O_NONBLOCK);
    return true;
}

static void send_request(Connection *connection, long request) {
    static char text[16384];
    int target = (int)(request % target_count);
    const char *cookie = cookies[target];
    int length = snprintf(text, sizeof text,
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/html\r\nAccept-Language: zh-CN\r\n%s%s%s\r\n",
        targets[target], ntohs(address.sin_port), cookie ? "Cookie: " : "", cookie ? cookie : "",
        cookie ? "\r\n" : "");
    if (length < 0 || (size_t)length >= sizeof text) stop("a target is too long");
    connection->request = request;
    connection->head_length = connection->line_length = 0;
    connection->in_body = connection->chunked = connection->closes = connection->last_chunk = false;
    // A connection that the server closed while it was idle is opened once more.
    for (int attempt = 0; attempt < 2; attempt++) {
        if (connection->socket < 0 && !dial(connection)) break;
        if (send(connection->socket, text, (size_t)length, MSG_NOSIGNAL) == length) return;
        hang_up(connection);
    }
    end_request(connection, false);
}

// The value of a header, or NULL. The head ends with a NUL.
static const char *header(const char *head, const char *name) {
    size_t length = strlen(name);
    for (const char *line = strstr(head, "\r\n"); line != NULL; line = strstr(line, "\r\n")) {
        line += 2;
        if (strncasecmp(line, name, length) == 0 && line[length] == ':') {
            line += length + 1;
            while (*line == ' ') line++;
            return line;
        }
    }
    return NULL;
}

static bool read_head(Connection *connection) {
    int status = 0;
    int minor = 0;
    if (sscanf(connection->head, "HTTP/1.%d %d", &minor, &status) != 2 || status < 100 || status > 599) return false;
    statuses[status / 100]++;
    const char *value = header(connection->head, "connection");
    connection->closes = value != NULL ? strncasecmp(value, "close", 5) == 0 : minor == 0;
    value = header(connection->head, "transfer-encoding");
    connection->chunked = value != NULL && strncasecmp(value, "chunked", 7) == 0;
    value = header(connection->head, "content-length");
    connection->left = value != NULL ? atol(value) : 0;
    connection->in_body = true;
    return connection->chunked || value != NULL || status == 204 || status == 304;
}

// Counts bytes of the body. Gives false on nonsense.
static bool read_body(Connection *connection, const char *bytes, size_t count) {
    if (!connection->chunked) {
        connection->left -= (long)count;
        return connection->left >= 0;
    }
    while (count > 0) {
        if (connection->left > 0) {
            size_t part = (size_t)connection->left < count ? (size_t)connection->left : count;
            connection->left -= (long)part;
            bytes += part;
            count -= part;
            continue;
        }
        char letter = *bytes++;
        count--;
        if (letter != '\n') {
            if (connection->line_length + 1 >= sizeof connection->line) return false;
            connection->line[connection->line_length++] = letter;
            continue;
        }
        connection->line[connection->line_length] = 0;
        bool empty = connection->line_length == 0 || connection->line[0] == '\r';
        connection->line_length = 0;
        if (connection->last_chunk) {
            if (empty) connection->chunked = false;
            continue;
        }
        if (empty) continue;
        connection->left = strtol(connection->line, NULL, 16);
        if (connection->left == 0) connection->last_chunk = true;
    }
    return true;
}

static void receive(Connection *connection) {
    static char bytes[CHUNK];
    while (connection->request >= 0) {
        ssize_t count = recv(connection->socket, bytes, sizeof bytes, 0);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (count <= 0) {
            end_request(connection, false);
            return;
        }
        char *body = bytes;
        size_t length = (size_t)count;
        if (!connection->in_body) {
            if (connection->head_length + length > MOST_HEAD) length = MOST_HEAD - connection->head_length;
            size_t before = connection->head_length;
            memcpy(connection->head + before, bytes, length);
            connection->head_length += length;
            connection->head[connection->head_length] = 0;
            char *end = strstr(connection->head, "\r\n\r\n");
            if (end == NULL) {
                if (connection->head_length == MOST_HEAD) end_request(connection, false);
                continue;
            }
            end[2] = 0;
            size_t of_head = (size_t)(end + 4 - connection->head) - before;
            body = bytes + of_head;
            length = (size_t)count - of_head;
            if (!read_head(connection)) {
                end_request(connection, false);
                return;
            }
        }
        if (!read_body(connection, body, length)) {
            end_request(connection, false);
        } else if (!connection->chunked && (connection->last_chunk || connection->left == 0)) {
            end_request(connection, true);
        }
    }
}

static void ready(Connection *connection) {
    if (connection->request >= 0) receive(connection);
    else hang_up(connection); // Nothing was asked: the server has closed it.
}

static int by_size(const void *a, const void *b) {
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

static void read_targets(void) {
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0) {
        line[strcspn(line, "\r\n")] = 0;
        if (*line == 0) continue;
        if (target_count == MOST_TARGETS) stop("too many targets");
        char *tab = strchr(line, '\t');
        if (tab != NULL) *tab = 0;
        targets[target_count] = strdup(line);
        cookies[target_count++] = tab != NULL ? strdup(tab + 1) : NULL;
    }
    free(line);
    if (target_count == 0) stop("no targets on standard input");
}

static void report(long count) {
    qsort(times, (size_t)count, sizeof *times, by_size);
    long good = count - failed;
    double *sorted = times + failed;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double processor = (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6
        + (double)usage.ru_stime.tv_sec + (double)usage.ru_stime.tv_usec / 1e6;
#define AT(share) (good > 0 ? sorted[(long)((double)(good - 1) * (share))] : -1)
    printf("{\"requests\": %ld, \"failed\": %ld, \"ok\": %ld, \"redirected\": %ld, \"refused\": %ld, "
           "\"broken\": %ld, \"p50_ms\": %.3f, \"p95_ms\": %.3f, \"p99_ms\": %.3f, \"max_ms\": %.3f, "
           "\"late_ms\": %.3f, \"processor\": %.3f}\n",
        count, failed, statuses[2], statuses[3], statuses[4], statuses[5], AT(0.5), AT(0.95), AT(0.99), AT(1.0),
        latest, processor);
}

int main(int argc, char **argv) {
    if (argc != 4) stop("usage: steady PORT RATE SECONDS < TARGETS");
    double rate = atof(argv[2]), seconds = atof(argv[3]);
    long count = (long)(rate * seconds);
    if (rate <= 0 || count <= 0) stop("nothing to do");
    address.sin_family = AF_INET;
    address.sin_port = htons((unsigned short)atoi(argv[1]));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    read_targets();
    times = calloc((size_t)count, sizeof *times);
    if (times == NULL) stop("no memory");
    for (int i = 0; i < CONNECTIONS; i++) connections[i].socket = -1, connections[i].request = -1;
    gap = 1 / rate;
    begin_time = now() + 0.05;
    double end = due(count) + 30;

    while (finished < count) {
        if (now() > end) stop("the server did not answer everything within 30 seconds of the end");
        // What is due goes out on a free connection; with none free it waits, and its wait counts.
        while (next_request < count && due(next_request) <= now()) {
            int free_one = 0;
            while (free_one < CONNECTIONS && connections[free_one].request >= 0) free_one++;
            if (free_one == CONNECTIONS) break;
            double late = (now() - due(next_request)) * 1000;
            if (late > latest) latest = late;
            send_request(&connections[free_one], next_request++);
        }
        struct pollfd waiting[CONNECTIONS];
        int which[CONNECTIONS], busy = 0;
        nfds_t waited = 0;
        for (int i = 0; i < CONNECTIONS; i++) {
            if (connections[i].socket < 0) continue;
            if (connections[i].request >= 0) busy++;
            waiting[waited] = (struct pollfd){.fd = connections[i].socket, .events = POLLIN};
            which[waited++] = i;
        }
        double rest = next_request < count && busy < CONNECTIONS ? due(next_request) - now() : 1;
        if (rest < 0) rest = 0;
        struct timespec pause = {.tv_sec = (time_t)rest, .tv_nsec = (long)((rest - (double)(time_t)rest) * 1e9)};
        if (ppoll(waiting, waited, &pause, NULL) <= 0) continue;
        for (nfds_t i = 0; i < waited; i++)
            if (waiting[i].revents != 0) ready(&connections[which[i]]);
    }
    report(count);
    return 0;
}
