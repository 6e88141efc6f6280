import Glibc
import Testing

@testable import HTTPTransport

/// Where addresses belong, at the edges of each range.
@Suite struct IPAddressTests {
    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
        "191.255.255.255", "192.0.1.0",
        "192.0.3.0", "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0",
        "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
        "2000::", "2001:200::", "2001:db7:ffff::", "2001:db9::", "2003::", "2606:4700::1111",
        "3ffe:ffff::", "3fff:1000::",
        "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
    ])
    func `the public internet is global`(text: String) throws {
        #expect(try address(text).reach == .global)
    }

    @Test(arguments: ["127.0.0.0", "127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1"])
    func `loopback is loopback`(text: String) throws {
        #expect(try address(text).reach == .loopback)
    }

    @Test(arguments: [
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
        "169.254.0.0",
        "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.0",
        "192.0.2.255",
        "192.88.99.0", "192.88.99.255", "192.168.0.0", "192.168.255.255", "198.18.0.0",
        "198.19.255.255",
        "198.51.100.0", "198.51.100.255", "203.0.113.0", "203.0.113.255", "224.0.0.0",
        "239.255.255.255", "240.0.0.0",
        "255.255.255.255",
        "::", "::2", "::127.0.0.1", "::ffff:0.0.0.0", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::10.0.0.1", "64:ff9b::", "64:ff9b:1::8.8.8.8", "100::1", "1fff:ffff::", "2001::",
        "2001:0:102:304::",
        "2001:1ff:ffff::", "2001:db8::", "2001:db8:ffff::", "2002::", "2002:808:808::", "2002:7f00:1::",
        "3fff::",
        "3fff:fff:ffff::", "4000::", "5f00::1", "fc00::", "fdff:ffff::", "fe80::1", "febf::1",
        "fec0::1", "ff00::",
        "ff02::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ])
    func `everything else is special`(text: String) throws {
        #expect(try address(text).reach == .special)
    }

    private func address(_ text: String) throws -> IPAddress {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return .v4(UInt32(bigEndian: four.s_addr)) }
        var six = in6_addr()
        try #require(inet_pton(AF_INET6, text, &six) == 1, "\(text) is not an address")
        return .v6(withUnsafeBytes(of: six) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) })
    }
}
