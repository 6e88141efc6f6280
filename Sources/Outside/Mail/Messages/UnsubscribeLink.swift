/// Where one click, which is a POST without a login, ends mails of this kind: RFC 8058.
package struct UnsubscribeLink: Sendable, Hashable {
    let url: String

    /// `nil` if `url` is not an `https` URL of at most 900 visible ASCII characters.
    package init?(_ url: String) {
        guard url.hasPrefix("https://"), (9...900).contains(url.utf8.count),
            url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") })
        else { return nil }
        self.url = url
    }
}
