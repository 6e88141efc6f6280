import CCurl

/// The transfers that run, and the connections that they share: the owner of libcurl's multi handle and, in
/// `CurlTransfer`, of the easy handles in it.
///
/// `@unchecked`: only `wake` is called from other threads, and libcurl allows it from any. The handle lives as long as
/// the object, which the queue and the loop hold.
final class CurlMulti: @unchecked Sendable {
    typealias Outcome = CURLcode

    private let handle: OpaquePointer

    init(idleConnections: Int) throws(HTTPError) {
        guard Self.isReady, let handle = curl_multi_init() else {
            throw HTTPError(.other, .nothingSent, "libcurl could not be started.")
        }
        self.handle = OpaquePointer(handle)
        bookable_curl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, idleConnections)
    }

    deinit {
        curl_multi_cleanup(UnsafeMutableRawPointer(handle))
    }

    /// Ends a `wait`, or the next one; from any thread.
    func wake() {
        curl_multi_wakeup(UnsafeMutableRawPointer(handle))
    }

    func add(_ transfer: CurlTransfer) throws(HTTPError) {
        try Self.check(curl_multi_add_handle(UnsafeMutableRawPointer(handle), transfer.handle), .nothingSent)
    }

    func remove(_ transfer: CurlTransfer) {
        curl_multi_remove_handle(UnsafeMutableRawPointer(handle), transfer.handle)
    }

    /// Sends and receives what can be without waiting; returns the transfers that are done, by the ids of their orders.
    ///
    /// Throws if libcurl can no longer drive the transfers: then none of those that were added comes to an end.
    func perform() throws(HTTPError) -> [(id: Int, outcome: Outcome)] {
        var count: Int32 = 0
        try Self.check(curl_multi_perform(UnsafeMutableRawPointer(handle), &count))
        var finished: [(id: Int, outcome: Outcome)] = []
        while let message = curl_multi_info_read(UnsafeMutableRawPointer(handle), &count) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            var id: UnsafeMutableRawPointer?
            bookable_curl_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &id)
            finished.append((Int(bitPattern: id), bookable_curl_message_result(message)))
        }
        return finished
    }

    /// Waits for the network, a timeout of a transfer or `wake`; throws as ``perform()``.
    func wait(milliseconds: Int32) throws(HTTPError) {
        try Self.check(curl_multi_poll(UnsafeMutableRawPointer(handle), nil, 0, milliseconds, nil))
    }

    private static func check(_ code: CURLMcode, _ delivery: HTTPError.Delivery = .outcomeUnknown) throws(HTTPError) {
        guard code == CURLM_OK else {
            throw HTTPError(.other, delivery, "libcurl failed: \(String(cString: curl_multi_strerror(code))).")
        }
    }

    /// Started once for the process; libcurl makes that safe beside other threads.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

/// One request on its way: the owner of an easy handle and of the memory that libcurl reads and writes for it.
final class CurlTransfer {
    fileprivate let handle: UnsafeMutableRawPointer
    private let submitted: SubmittedRequest
    private let reception: Reception
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>
    private let body: UnsafeMutableBufferPointer<UInt8>

    init(_ submitted: SubmittedRequest, limits: HTTPClientLimits, certificateFile: String?) throws(HTTPError) {
        guard let handle = curl_easy_init() else {
            throw HTTPError(.other, .nothingSent, "libcurl is out of memory.")
        }
        self.handle = handle
        self.submitted = submitted
        reception = Reception(maximumBody: limits.responseBody, maximumHeader: limits.responseHeader)
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        body = .allocate(capacity: submitted.request.body.count)
        _ = body.initialize(from: submitted.request.body)
        try configure(limits: limits, certificateFile: certificateFile)
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
        errorText.deallocate()
        // The body may be a secret, and freed memory is handed out again.
        body.update(repeating: 0)
        body.deallocate()
    }

    /// Whether a byte of the request has left.
    var delivery: HTTPError.Delivery {
        var bytes = 0
        bookable_curl_get_long(handle, CURLINFO_REQUEST_SIZE, &bytes)
        return bytes == 0 ? .nothingSent : .outcomeUnknown
    }

    func answer(to outcome: CURLcode) -> Result<HTTPResponse, HTTPError> {
        guard outcome == CURLE_OK else {
            return .failure(HTTPError(code(of: outcome), delivery, message(of: outcome)))
        }
        var status = 0
        bookable_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return .success(HTTPResponse(status: status, headers: reception.headers, body: reception.body))
    }

    private func configure(limits: HTTPClientLimits, certificateFile: String?) throws(HTTPError) {
        let request = submitted.request
        let remaining = Self.milliseconds(submitted.deadline - .now)
        let isSecure = request.url.lowercased().hasPrefix("https:")
        bookable_curl_set_pointer(handle, CURLOPT_PRIVATE, UnsafeMutableRawPointer(bitPattern: submitted.id))
        bookable_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try accept(bookable_curl_set_protocols(handle, isSecure ? 1 : 0))
        // Waiting for a slow name server would hold up every other request of the thread.
        try accept(bookable_curl_abandon_lookups(handle))
        try set(CURLOPT_FOLLOWLOCATION, request.maximumRedirects > 0 ? 1 : 0)
        try set(CURLOPT_MAXREDIRS, request.maximumRedirects)
        try set(CURLOPT_CONNECTTIMEOUT_MS, min(Self.milliseconds(limits.connectTimeout), remaining))
        try set(CURLOPT_TIMEOUT_MS, remaining)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        if !request.isRepeatable { try set(CURLOPT_FRESH_CONNECT, 1) }
        if !isSecure { try set(CURLOPT_NOPROXY, "*") }
        if let certificateFile {
            try set(CURLOPT_CAINFO, certificateFile)
            bookable_curl_set_text(handle, CURLOPT_CAPATH, nil)
        }
        try setMethodAndBody(request)
        try setHeaders(request)
        receive()
    }

    private func setMethodAndBody(_ request: HTTPRequest) throws(HTTPError) {
        let hasBody = [.post, .put, .patch].contains(request.method) || !request.body.isEmpty
        if hasBody {
            try set(CURLOPT_POST, 1)
            bookable_curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            // Without an address libcurl would ask a read function; an empty body has a valid one all the same.
            bookable_curl_set_pointer(handle, CURLOPT_POSTFIELDS, body.baseAddress.map { UnsafeMutableRawPointer($0) })
        }
        switch request.method {
        case .get where !hasBody: break
        case .head: try set(CURLOPT_NOBODY, 1)
        case .post: break
        default: try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    private func setHeaders(_ request: HTTPRequest) throws(HTTPError) {
        // Without a value a name takes a field away that libcurl would add of itself.
        var lines = ["Expect:"]
        if request.headers["Content-Type"] == nil { lines.append("Content-Type:") }
        // An empty value is written with a semicolon.
        lines += request.headers.fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        for line in lines {
            guard let longer = curl_slist_append(headerList, line) else {
                throw HTTPError(.other, .nothingSent, "libcurl is out of memory.")
            }
            headerList = longer
        }
        bookable_curl_set_list(handle, CURLOPT_HTTPHEADER, headerList)
    }

    /// The reception lives as long as this object, whose `deinit` ends the handle.
    private func receive() {
        let context = Unmanaged.passUnretained(reception).toOpaque()
        bookable_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        bookable_curl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let reception = Unmanaged<Reception>.fromOpaque(context).takeUnretainedValue()
            let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
            // Any other number than that of the bytes ends the transfer; one more differs from it even when it is 0.
            return reception.receiveBody(part) ? part.count : part.count + 1
        }
        bookable_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        bookable_curl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let reception = Unmanaged<Reception>.fromOpaque(context).takeUnretainedValue()
            let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
            return reception.receiveHeaderLine(part) ? part.count : part.count + 1
        }
    }

    private func set(_ option: CURLoption, _ value: Int) throws(HTTPError) {
        try accept(bookable_curl_set_long(handle, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(HTTPError) {
        try accept(bookable_curl_set_text(handle, option, value))
    }

    private func accept(_ code: CURLcode) throws(HTTPError) {
        guard code == CURLE_OK else {
            throw HTTPError(
                .other,
                .nothingSent,
                "libcurl refused an option: \(String(cString: curl_easy_strerror(code)))."
            )
        }
    }

    private func code(of outcome: CURLcode) -> HTTPError.Code {
        if let overflow = reception.overflow { return overflow }
        return switch outcome {
        case CURLE_URL_MALFORMAT: .invalidRequest
        // Of the URL, or of what a server answers instead of HTTP and redirects to.
        case CURLE_UNSUPPORTED_PROTOCOL: delivery == .nothingSent ? .invalidRequest : .badResponse
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unknownHost
        case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED, CURLE_PROXY: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED,
            CURLE_SSL_ENGINE_INITFAILED:
            .tls
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: .connectionLost
        case CURLE_TOO_MANY_REDIRECTS: .tooManyRedirects
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: .badResponse
        default: .other
        }
    }

    private func message(of outcome: CURLcode) -> String {
        let detail = String(cString: errorText)
        let reason = detail.isEmpty ? String(cString: curl_easy_strerror(outcome)) : detail
        return "\(submitted.request): \(reason)."
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
