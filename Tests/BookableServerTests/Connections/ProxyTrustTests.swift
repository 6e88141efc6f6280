@testable import BookableAPI
@testable import BookableServer
import HTTPTypes
import Testing

/// Whose address a request is counted under.
struct ProxyTrustTests {
    @Test(arguments: [
        ("203.0.113.7", "203.0.113.7"), ("203.0.113.7:4711", "203.0.113.7"), (" 203.0.113.7\t", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"), ("[2001:db8::1]", "2001:db8::1"), ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:DB8:0::1", "2001:db8::1"),
    ])
    func anAddressIsReadAsProxiesWriteIt(text: String, address: String) {
        #expect(IPAddress(text) == IPAddress(address))
        #expect(IPAddress(text) != nil)
    }

    @Test(arguments: ["", "unknown", "_hidden", "203.0.113", "203.0.113.256", "::g", "localhost", "1.2.3.4, 5.6.7.8"])
    func whatIsNotAnAddressIsNotRead(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func anIPv6NetworkOfASubscriberIsCountedAsOne() throws {
        let one = try #require(IPAddress("2001:db8:0:7::1"))
        #expect(one.subscriber == IPAddress("2001:db8:0:7:ffff::2")?.subscriber)
        #expect(one.subscriber != IPAddress("2001:db8:0:8::1")?.subscriber)
        #expect(IPAddress("203.0.113.7")?.subscriber != IPAddress("203.0.113.8")?.subscriber)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.0", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.3", "10.1.2.4", false), ("0.0.0.0/0", "203.0.113.7", true), ("0.0.0.0/0", "2001:db8::1", false),
        ("::/0", "2001:db8::1", true), ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
        ("2001:db8::/65", "2001:db8:0:0:7fff::", true), ("2001:db8::/65", "2001:db8:0:0:8000::", false),
        ("::1", "::1", true), ("::1", "::2", false),
    ])
    func aNetworkHoldsItsAddresses(network: String, address: String, isInside: Bool) throws {
        let network = try #require(IPNetwork(network))
        #expect(network.contains(try #require(IPAddress(address))) == isInside)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "::/129", "proxy", "10.0.0.0/"])
    func whatIsNotANetworkIsNotRead(text: String) {
        #expect(IPNetwork(text) == nil)
    }

    @Test(arguments: [
        // The client itself may have written all but the last.
        (["198.51.100.1, 203.0.113.7"], "203.0.113.7"), (["198.51.100.1", "203.0.113.7"], "203.0.113.7"),
        // Proxies behind each other.
        (["198.51.100.1, 203.0.113.7, 10.0.0.2"], "203.0.113.7"), (["203.0.113.7:99"], "203.0.113.7"),
        ([], "10.0.0.1"), (["unknown"], "10.0.0.1"), (["203.0.113.7, unknown"], "10.0.0.1"), (["10.0.0.9"], "10.0.0.1"),
    ])
    func theLastAddressThatNoProxyWroteIsTheClients(values: [String], client: String) throws {
        let trust = try trust()
        let peer = try #require(IPAddress("10.0.0.1"))
        #expect(trust.client(of: peer) { $0 == trust.header ? values : [] } == IPAddress(client))
    }

    @Test(arguments: ["203.0.113.7", "::ffff:203.0.113.7", "2001:db8:0:7::1", "::1"])
    func anAddressHasOneNameForAllLimits(text: String) throws {
        #expect(ClientAddress(try #require(IPAddress(text))) == ClientAddress(text: text))
    }

    @Test func nobodyElseIsBelieved() throws {
        let trust = try trust()
        let peer = try #require(IPAddress("203.0.113.9"))
        #expect(trust.client(of: peer) { _ in ["198.51.100.1"] } == peer)
        #expect(ProxyTrust().client(of: peer) { _ in ["198.51.100.1"] } == peer)
    }

    private func trust() throws -> ProxyTrust {
        var trust = ProxyTrust()
        trust.header = .init("X-Forwarded-For")
        trust.proxies = [try #require(IPNetwork("10.0.0.0/8"))]
        return trust
    }
}
