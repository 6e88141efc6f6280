import Hexadecimal
import Testing

struct HexadecimalTests {
    @Test func `each byte has two digits`() {
        #expect(([0x00, 0x09, 0x0a, 0xf0, 0xff] as [UInt8]).hexadecimal == "00090af0ff")
        #expect([UInt8]().hexadecimal == "")
        for byte in UInt8.min ... .max { #expect(UInt8([byte].hexadecimal, radix: 16) == byte) }
    }

    @Test func `a number has all its digits`() {
        #expect((0x1f as UInt64).hexadecimal == "000000000000001f")
        #expect((0xdead_beef as UInt32).hexadecimal == "deadbeef")
    }
}
