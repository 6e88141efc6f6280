import Imports
import Testing

/// Dumps that are cut, hostile or of something else.
struct DumpRefusalTests {
    private static let users = "CREATE TABLE `ea_users` (`id` int, `first_name` text);\n"

    private func fault(_ text: [UInt8]) -> String {
        do throws(ImportFault) {
            _ = try EasyAppointmentsReader.read(text, ImportHall.options)
            return "none"
        } catch {
            return error.description
        }
    }

    private static let rows: [(text: String, reason: String)] = [
        (
            "INSERT INTO `ea_users` VALUES (1,'x'",
            "line 2: a comma was expected behind a value and not the end of the file"
        ),
        ("INSERT INTO `ea_users` VALUES (1,'x'),\n(2,'y)", "line 3: a text is not closed"),
        ("INSERT INTO `ea_users` VALUES (1,'x')", "line 2: the file ends within the rows of `ea_users`"),
        ("INSERT INTO `ea_users` VALUES (1)", "line 2: a row of `ea_users` has 1 values for its 2 columns"),
        ("INSERT INTO `ea_users` VALUES (1,2,3);", "line 2: a row of `ea_users` has more values than its 2 columns"),
        ("INSERT INTO `ea_users` (`id`,`secret`) VALUES (1,2);", "line 2: `ea_users` has no column `secret`"),
        ("INSERT INTO `ea_users` (`id`,`id`) VALUES (1,2);", "line 2: a column stands twice"),
        (
            "INSERT INTO `ea_users` VALUES (1,LOAD_FILE('/etc/passwd'));",
            "line 2: a constant was expected and not LOAD_FILE"
        ),
        ("INSERT INTO `ea_users` VALUES (1,(SELECT 1));", "line 2: a constant was expected and not '('"),
        ("INSERT INTO `ea_users` SELECT * FROM x;", "line 2: VALUES was expected and not SELECT"),
        ("INSERT INTO `ea_users` VALUES (1,0xZZ);", "line 2: a binary value has a digit that is not hexadecimal"),
        ("INSERT INTO `ea_users` VALUES (1,0xABC);", "line 2: a binary value has an odd number of digits"),
        ("INSERT INTO `ea_users` VALUES (1,x'0');", "line 2: a binary value has an odd number of digits"),
        ("INSERT INTO `ea_users` VALUES (1,b'0');", "line 2: values of bits are not supported"),
        ("INSERT INTO `ea_users` VALUES (1,1e5e5);", "line 2: 1e5e5 is not a number"),
        ("INSERT INTO `ea_users` VALUES (1,2) ON DUPLICATE KEY UPDATE id=1;", "line 2: ON follows a row"),
    ]

    private static let dumps: [(text: String, reason: String)] = [
        ("\(users)\(users)", "line 2: the table `ea_users` is created twice; dump one database"),
        ("INSERT INTO `ea_users` VALUES (1);", "line 1: the columns of `ea_users` are not known"),
        ("CREATE TABLE `t` (`a` int, `a` int);", "line 1: `t` has a column twice"),
        ("CREATE TABLE `t` (`a` int", "line 1: a CREATE TABLE is not closed"),
        ("/* open\nand on", "line 1: a comment is not closed"),
        ("`open", "line 1: a name in backquotes is not closed"),
        ("DELIMITER ;;", "line 1: the dump has routines or triggers"),
        ("SELECT 1;", "line 1: SELECT does not begin a statement"),
        ("{\"data\": []}", "line 1: '{' does not begin a statement"),
        ("", "this is not a dump of Easy!Appointments"),
        ("\(users)", "this is not a dump of Easy!Appointments: the table ea_services_providers is missing"),
        (
            "CREATE TABLE a_services_providers (`x` int);CREATE TABLE b_services_providers (`x` int);",
            "the dump has several installations"
        ),
        ("CREATE TABLE ea_services_providers (`x` int);", "the table ea_users is missing"),
        ("-- MySQL dump 10.13\n\(users)", "the dump is cut off"),
    ]

    @Test(arguments: rows)
    func `rows that are no rows of constants are refused with the line`(text: String, reason: String) {
        let fault = fault(Array("\(Self.users)\(text)".utf8))
        #expect(fault.hasPrefix(reason), "\(fault)")
    }

    @Test(arguments: dumps)
    func `what is no such dump is refused with the line`(text: String, reason: String) {
        let fault = fault(Array(text.utf8))
        #expect(fault.hasPrefix(reason), "\(fault)")
    }

    @Test func `every cut of a dump is refused or read, and none ends the program`() throws {
        let whole = try ImportHall.fixture("easyappointments.sql")
        let header = whole.firstRange(of: Array("MariaDB dump".utf8))?.lowerBound ?? 0
        for length in stride(from: header + 40, to: whole.count - 60, by: 97) {
            #expect(fault(Array(whole[..<length])).contains("cut off"), "\(length)")
            // Without the heading that tells of the end.
            _ = fault(Array(whole[(header + 40)..<length]))
        }
    }

    @Test func `broken bytes are refused or told of, and none ends the program`() throws {
        let whole = try ImportHall.fixture("easyappointments.sql")
        var state: UInt64 = 20_270_104
        for _ in 0..<300 {
            var broken = whole
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                broken[Int(state >> 33) % broken.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            _ = fault(broken)
        }
    }

    @Test func `texts that are not UTF-8 are refused with table and column`() {
        let tables = ["users", "roles", "services", "services_providers", "user_settings", "appointments"]
        let dump = tables.map { "CREATE TABLE ea_\($0) (`id` int, `slug` text);\n" }.joined()
        let bytes = Array((dump + "INSERT INTO ea_roles VALUES (1,'").utf8) + [0xE9] + Array("');".utf8)
        #expect(fault(bytes) == "line 7: ea_roles.slug is not UTF-8; dump with --default-character-set=utf8mb4")
    }

    @Test(arguments: [
        ("[", "line 1: this is not JSON: it ends too early"), (#"{"a":1,"a":2}"#, "stands twice"),
        ("[1,]", "a value was expected"),
        (String(repeating: "[", count: 100_000), "nested deeper than 64"),
        (#"["\ud800"]"#, "half a character stands alone"),
        ("[\n\"a\u{1}\"]", "line 2: this is not JSON: a text holds a control character"),
        ("[1] 2", "something follows"),
        (#"{"status":"error","error":{}}"#, "tells of an error"), (#"{"data":[]}"#, "no user is in the files"),
    ])
    func `what is no answer of Cal.com is refused`(text: String, reason: String) {
        var fault = "none"
        do throws(ImportFault) {
            _ = try CalComReader.read([("a.json", Array(text.utf8))], ImportHall.options)
        } catch {
            fault = error.description
        }
        #expect(fault.contains(reason), "\(fault)")
    }
}
