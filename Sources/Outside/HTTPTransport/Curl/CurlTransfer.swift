import CCurl

/// One request or mail on its way: the owner of an easy handle and of the memory that libcurl reads and writes for it.
final class CurlTransfer {
    let handle: UnsafeMutableRawPointer
    private let submitted: SubmittedRequest
    private let reception: Reception
    private let opener: SocketOpener
    /// Header fields or recipients.
    private var list: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>
    private let body: UnsafeMutableBufferPointer<UInt8>
    /// The same bytes, where libcurl asks for them piece by piece.
    private let upload: Upload

    init(
        _ submitted: SubmittedRequest,
        limits: HTTPClientLimits,
        certificateFile: String?,
        addresses: AddressPolicy
    ) throws(HTTPError) {
        guard let handle = curl_easy_init() else {
            throw HTTPError(.other, .nothingSent, "libcurl is out of memory.")
        }
        self.handle = handle
        self.submitted = submitted
        reception = Reception(maximumBody: limits.responseBody, maximumHeader: limits.responseHeader)
        opener = SocketOpener(addresses)
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        body = .allocate(capacity: submitted.body.count)
        _ = body.initialize(from: submitted.body)
        upload = Upload(UnsafeRawBufferPointer(body))
        try configure(limits: limits, certificateFile: certificateFile)
        if addresses != .any { try guardSockets() }
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(list)
        errorText.deallocate()
        // The body may be a secret, and freed memory is handed out again.
        body.update(repeating: 0)
        body.deallocate()
    }

    /// Whether a byte of the request, or all of the mail, has left.
    var delivery: HTTPError.Delivery {
        // A mail counts only once its end is told, which libcurl does after it was given the last byte.
        if case .mail = submitted.content { return upload.isFinished ? .outcomeUnknown : .nothingSent }
        var bytes = 0
        bookable_curl_get_long(handle, CURLINFO_REQUEST_SIZE, &bytes)
        return bytes == 0 ? .nothingSent : .outcomeUnknown
    }

    func answer(to outcome: CURLcode) -> Result<HTTPResponse, HTTPError> {
        var status = 0
        bookable_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        if case .mail = submitted.content, Self.isRefusal(outcome, status) {
            return .success(HTTPResponse(status: status, headers: HTTPHeaders(), body: reception.lastLine))
        }
        guard outcome == CURLE_OK else {
            return .failure(HTTPError(code(of: outcome), delivery, message(of: outcome)))
        }
        if case .mail = submitted.content {
            return .success(HTTPResponse(status: status, headers: HTTPHeaders(), body: reception.lastLine))
        }
        return .success(HTTPResponse(status: status, headers: reception.headers, body: reception.body))
    }

    private func configure(limits: HTTPClientLimits, certificateFile: String?) throws(HTTPError) {
        let remaining = Self.milliseconds(submitted.deadline - .now)
        bookable_curl_set_pointer(handle, CURLOPT_PRIVATE, UnsafeMutableRawPointer(bitPattern: submitted.id))
        bookable_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        try set(CURLOPT_NOSIGNAL, 1)
        // Waiting for a slow name server would hold up every other request of the thread.
        try accept(bookable_curl_abandon_lookups(handle))
        try set(CURLOPT_CONNECTTIMEOUT_MS, min(Self.milliseconds(limits.connectTimeout), remaining))
        try set(CURLOPT_TIMEOUT_MS, remaining)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        if let certificateFile {
            try set(CURLOPT_CAINFO, certificateFile)
            bookable_curl_set_text(handle, CURLOPT_CAPATH, nil)
        }
        switch submitted.content {
        case .http(let request): try configure(request)
        case .mail(let message, let server): try configure(message, server)
        }
        receive()
    }

    private func configure(_ request: HTTPRequest) throws(HTTPError) {
        let isSecure = request.url.lowercased().hasPrefix("https:")
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try accept(bookable_curl_set_protocols(handle, isSecure ? 1 : 0))
        try set(CURLOPT_FOLLOWLOCATION, request.maximumRedirects > 0 ? 1 : 0)
        try set(CURLOPT_MAXREDIRS, request.maximumRedirects)
        if !request.isRepeatable { try set(CURLOPT_FRESH_CONNECT, 1) }
        if !isSecure { try set(CURLOPT_NOPROXY, "*") }
        try setMethodAndBody(request)
        try setHeaders(request)
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
        for line in lines { try append(line) }
        bookable_curl_set_list(handle, CURLOPT_HTTPHEADER, list)
    }

    private func append(_ line: String) throws(HTTPError) {
        guard let longer = curl_slist_append(list, line) else {
            throw HTTPError(.other, .nothingSent, "libcurl is out of memory.")
        }
        list = longer
    }

    private func configure(_ message: SMTPMessage, _ server: SMTPServer) throws(HTTPError) {
        try set(CURLOPT_URL, server.url)
        try accept(bookable_curl_set_mail_protocol(handle, server.security == .implicit ? 1 : 0))
        switch server.security {
        case .implicit, .startTLS: try set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        case .loopbackOnly: try set(CURLOPT_NOPROXY, "*")
        }
        if let login = server.login {
            try set(CURLOPT_USERNAME, login.user)
            try set(CURLOPT_PASSWORD, login.password)
        }
        if message.needsFreshConnection { try set(CURLOPT_FRESH_CONNECT, 1) }
        try set(CURLOPT_MAIL_FROM, "<\(message.sender)>")
        try append("<\(message.recipient)>")
        bookable_curl_set_list(handle, CURLOPT_MAIL_RCPT, list)
        try set(CURLOPT_UPLOAD, 1)
        bookable_curl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(body.count))
        sendPieces()
    }

    /// The upload lives as long as this object, as the reception does.
    private func sendPieces() {
        bookable_curl_set_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(upload).toOpaque())
        bookable_curl_set_receiver(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let upload = Unmanaged<Upload>.fromOpaque(context).takeUnretainedValue()
            return upload.read(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
        }
    }

    /// Whether the server refused a mail, and the status is of that refusal.
    ///
    /// Other failures leave the status of an earlier reply behind.
    private static func isRefusal(_ outcome: CURLcode, _ status: Int) -> Bool {
        switch outcome {
        case CURLE_SEND_ERROR, CURLE_LOGIN_DENIED, CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED:
            (400..<600).contains(status)
        default: false
        }
    }

    /// Has every socket opened by the opener, which lives as long as this object, and none to a proxy.
    private func guardSockets() throws(HTTPError) {
        try set(CURLOPT_PROXY, "")
        let context = Unmanaged.passUnretained(opener).toOpaque()
        bookable_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
        let code = bookable_curl_set_socket_opener(handle) { context, _, address in
            guard let context, let address else { return CURL_SOCKET_BAD }
            return Unmanaged<SocketOpener>.fromOpaque(context).takeUnretainedValue().open(address)
        }
        try accept(code)
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
        if outcome == CURLE_COULDNT_CONNECT, opener.hasRefused { return .forbiddenAddress }
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
        if code(of: outcome) == .forbiddenAddress {
            return "\(submitted.summary): the server's address is not one that may be connected to."
        }
        let detail = String(cString: errorText)
        let reason = detail.isEmpty ? String(cString: curl_easy_strerror(outcome)) : detail
        return "\(submitted.summary): \(reason)."
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
