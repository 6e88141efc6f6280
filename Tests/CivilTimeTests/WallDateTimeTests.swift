import CivilTime
import Testing

struct WallDateTimeTests {
    @Test(arguments: [Int64.min, -62_135_596_800, -1, 0, 951_827_696, 1_772_323_200, 253_402_300_799, .max])
    func `Its bytes are its text`(seconds: Int64) {
        let reading = WallDateTime(clampingWallSeconds: seconds)
        var bytes = [UInt8](repeating: 0, count: WallDateTime.byteCount + 1)
        bytes.withUnsafeMutableBytes { reading.write(to: $0) }
        #expect(String(decoding: bytes.dropLast(), as: UTF8.self) == reading.description)
        #expect(bytes.last == 0)
    }
}
