#ifndef BOOKABLE_CCURL_SHIM_H
#define BOOKABLE_CCURL_SHIM_H

#include <curl/curl.h>

// Swift calls no variadic functions, and curl_easy_setopt and its like are also macros. One wrapper for each type.

static inline CURLcode bookable_curl_set_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}

typedef size_t (*bookable_curl_receiver)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode bookable_curl_set_receiver(CURL *handle, CURLoption option, bookable_curl_receiver value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_set_socket_opener(CURL *handle, curl_opensocket_callback value) {
    return (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLcode bookable_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLcode bookable_curl_get_pointer(CURL *handle, CURLINFO info, void **value) {
    return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLMcode bookable_curl_multi_set_long(CURLM *handle, CURLMoption option, long value) {
    return (curl_multi_setopt)(handle, option, value);
}

// The first request goes over https or http, redirects to https only. Named by text since 7.85, by bits before.
static inline CURLcode bookable_curl_set_protocols(CURL *handle, int is_secure) {
#if LIBCURL_VERSION_NUM >= 0x075500
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS_STR, is_secure ? "https" : "http");
    return code != CURLE_OK ? code : (curl_easy_setopt)(handle, CURLOPT_REDIR_PROTOCOLS_STR, "https");
#else
    long first = is_secure ? CURLPROTO_HTTPS : CURLPROTO_HTTP;
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS, first);
    return code != CURLE_OK ? code : (curl_easy_setopt)(handle, CURLOPT_REDIR_PROTOCOLS, (long)CURLPROTO_HTTPS);
#endif
}

// Mail goes over smtp or smtps and never elsewhere.
static inline CURLcode bookable_curl_set_mail_protocol(CURL *handle, int is_implicit_tls) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS_STR, is_implicit_tls ? "smtps" : "smtp");
#else
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS, is_implicit_tls ? CURLPROTO_SMTPS : CURLPROTO_SMTP);
#endif
}

// A request that is given up while its name is looked up does not wait for the look-up. Since 7.87.
static inline CURLcode bookable_curl_abandon_lookups(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
    return (curl_easy_setopt)(handle, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)handle;
    return CURLE_OK;
#endif
}

// The members of CURLMsg lie in a union.
static inline CURLcode bookable_curl_message_result(const CURLMsg *message) {
    return message->data.result;
}

#endif
