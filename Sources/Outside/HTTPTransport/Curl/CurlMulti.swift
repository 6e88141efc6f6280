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
