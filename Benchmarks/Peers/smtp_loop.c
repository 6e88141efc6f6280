// Sends mails over a number of connections with libcurl and nothing else: the limit that `Benchmarks/messages` names.
//
// usage: smtp_loop URL FROM TO COUNT CONNECTIONS FILE…
//
// Each connection has a thread of its own and is kept open. The files are sent in turn until COUNT mails are sent in all.
// Prints how many seconds that took.

#include <curl/curl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct mail {
    char *bytes;
    size_t length;
};

struct reading {
    const struct mail *mail;
    size_t sent;
};

static const char *url, *sender, *recipient;
static struct mail *mails;
static int mail_count, total;
static atomic_int next, failures;

static size_t read_mail(char *buffer, size_t size, size_t count, void *context) {
    struct reading *reading = context;
    size_t left = reading->mail->length - reading->sent, room = size * count;
    size_t length = left < room ? left : room;
    memcpy(buffer, reading->mail->bytes + reading->sent, length);
    reading->sent += length;
    return length;
}

static void *work(void *context) {
    (void)context;
    CURL *curl = curl_easy_init();
    struct curl_slist *recipients = curl_slist_append(NULL, recipient);
    for (;;) {
        int number = atomic_fetch_add(&next, 1);
        if (number >= total) break;
        struct reading reading = {&mails[number % mail_count], 0};
        curl_easy_setopt(curl, CURLOPT_URL, url);
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender);
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_mail);
        curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        if (curl_easy_perform(curl) != CURLE_OK) atomic_fetch_add(&failures, 1);
    }
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return NULL;
}

static struct mail read_file(const char *path) {
    struct mail mail = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) exit(2);
    mail.length = (size_t)ftell(file);
    rewind(file);
    mail.bytes = malloc(mail.length);
    if (!mail.bytes || fread(mail.bytes, 1, mail.length, file) != mail.length) exit(2);
    fclose(file);
    return mail;
}

int main(int argc, char **argv) {
    if (argc < 7) return 2;
    url = argv[1], sender = argv[2], recipient = argv[3];
    total = atoi(argv[4]);
    int connections = atoi(argv[5]);
    mail_count = argc - 6;
    mails = calloc((size_t)mail_count, sizeof *mails);
    for (int index = 0; index < mail_count; index++) mails[index] = read_file(argv[6 + index]);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    pthread_t *threads = calloc((size_t)connections, sizeof *threads);
    for (int index = 0; index < connections; index++) pthread_create(&threads[index], NULL, work, NULL);
    for (int index = 0; index < connections; index++) pthread_join(threads[index], NULL);
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%.3f\n", (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9);
    return atomic_load(&failures) == 0 ? 0 : 1;
}
