"""Each check passes a tree that keeps the structure, and names what breaks it. Run by `make lint`."""

import json
import tempfile
import unittest
from pathlib import Path

from . import folders, imports, sizes, storeys
from .package import Package
from .source import blanked


class Tree:
    """A package in a temporary folder."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.targets = []

    def target(self, path, dependencies=(), products=(), kind="regular", **files):
        named = [{"byName": [name, None]} for name in dependencies]
        named += [{"product": [name, "elsewhere", None, None]} for name in products]
        self.targets.append({"name": Path(path).name, "path": path, "type": kind, "exclude": [], "dependencies": named})
        for name, text in files.items():
            file = self.root / path / (name.replace("__", "/") + ".swift")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return self

    def faults(self, check):
        return list(check.faults(self.package()))

    def package(self):
        manifest = "".join(f'.target(\n name: "{target["name"]}",\n' for target in self.targets)
        (self.root / "Package.swift").write_text(manifest, "utf-8")
        description = self.root / "description.json"
        description.write_text(json.dumps({"targets": self.targets}), "utf-8")
        return Package.read(self.root, description)


class ChecksTest(unittest.TestCase):
    def setUp(self):
        self.tree = Tree()
        self.addCleanup(self.tree.folder.cleanup)


class ImportsTest(ChecksTest):
    def test_what_is_declared_is_imported(self):
        source = "package import Intervals\nimport struct Foundation.Date\n@testable import Crypto\n// import Money\n"
        self.tree.target("Sources/Engine/Intervals", A="import Glibc\n")
        self.tree.target("Sources/Domain/Bookings", ["Intervals"], ["Crypto"], A=source)
        self.assertEqual(self.tree.faults(imports), [])

    def test_an_import_that_is_not_declared_is_named_with_its_line(self):
        self.tree.target("Sources/Engine/Money", A="struct Money {}\n")
        self.tree.target("Sources/Domain/Bookings", A="import Glibc\nimport Money\n")
        (fault,) = self.tree.faults(imports)
        self.assertEqual(
            fault, "Sources/Domain/Bookings/A.swift:2: Bookings imports Money and does not declare it in Package.swift"
        )

    def test_a_declaration_that_nobody_needs_is_named(self):
        self.tree.target("Sources/Engine/Money", A="struct Money {}\n")
        self.tree.target("Sources/Domain/Bookings", ["Money"], ["Crypto"], A='let text = "import Money"\n')
        faults = self.tree.faults(imports)
        self.assertEqual(len(faults), 2)
        self.assertIn("Package.swift:4: Bookings declares Crypto and imports it nowhere", faults)

    def test_a_program_that_a_test_starts_is_needed(self):
        self.tree.target("Sources/bookable", kind="executable", A="print()\n")
        self.tree.target("Tests/CommandLineTests", ["bookable"], kind="test", A="import Testing\n")
        self.assertEqual(self.tree.faults(imports), [])


class StoreysTest(ChecksTest):
    def test_downward_and_to_listed_neighbours(self):
        self.tree.target("Sources/Engine/CivilTime", A="import Glibc\n").target("Sources/Engine/Intervals")
        self.tree.target("Sources/Engine/Scheduling", ["CivilTime", "Intervals"])
        self.tree.target("Sources/Domain/Bookings", ["Scheduling"])
        self.tree.target("Sources/Domain/Payments", ["Bookings"])
        self.assertEqual(self.tree.faults(storeys), [])

    def test_upward(self):
        self.tree.target("Sources/Domain/Bookings").target("Sources/Engine/Scheduling", ["Bookings"])
        (fault,) = self.tree.faults(storeys)
        self.assertIn("Package.swift:4: Scheduling must not import Bookings: Engine may import nothing", fault)

    def test_to_a_neighbour_that_is_not_listed(self):
        self.tree.target("Sources/Domain/Payments").target("Sources/Domain/Bookings", ["Payments"])
        (fault,) = self.tree.faults(storeys)
        self.assertIn("of its own storey Domain it may import nothing", fault)

    def test_a_driver_outside_of_the_commands(self):
        self.tree.target("Sources/Storage/SQLiteDriver").target("Sources/Serving/BookableServer", ["SQLiteDriver"])
        self.tree.target("Sources/bookable", ["SQLiteDriver", "BookableServer"], kind="executable")
        (fault,) = self.tree.faults(storeys)
        self.assertIn("only the commands know drivers", fault)

    def test_a_storey_that_is_not_one(self):
        self.tree.target("Sources/Common/Helpers")
        (fault,) = self.tree.faults(storeys)
        self.assertIn("Sources/Common, which is not a storey", fault)

    def test_impure(self):
        self.tree.target("Sources/Engine/Intervals", A="\nimport Foundation\n")
        self.assertEqual(
            self.tree.faults(storeys),
            ["Sources/Engine/Intervals/A.swift:2: Intervals is pure and must not import Foundation"],
        )

    def test_a_support_of_tests_in_the_product(self):
        self.tree.target("Tests/StripeFake").target("Sources/Domain/Payments", ["StripeFake"])
        (fault,) = self.tree.faults(storeys)
        self.assertIn("Tests/StripeFake is not part of the product", fault)


class FoldersTest(ChecksTest):
    def faults(self, **files):
        return self.tree.target("Sources/Domain/Shop", **files).faults(folders)

    def test_one_way(self):
        files = {"Carts__Cart": "struct Cart { let item: Item }\n", "Items__Item": "struct Item {}\n"}
        self.assertEqual(self.faults(**files), [])

    def test_both_ways_are_named_with_their_lines(self):
        files = {
            "Carts__Cart": "struct Cart {\n    let item: Item\n}\n",
            "Items__Item": "struct Item {}\n",
            "Items__Item+Cart": "extension Item {\n    // Cart\n    var cart: Cart { Cart() }\n}\n",
        }
        (fault,) = self.faults(**files)
        self.assertIn("Sources/Domain/Shop:1: the folders Carts, Items refer to each other in a circle", fault)
        self.assertIn("Carts -> Items: Sources/Domain/Shop/Carts/Cart.swift:2 names Item", fault)
        self.assertIn("Items -> Carts: Sources/Domain/Shop/Items/Item+Cart.swift:3 names Cart", fault)

    def test_three_in_a_circle(self):
        files = {"A__A": "struct A { let b: B }\n", "B__B": "struct B { let c: C }\n", "C__C": "struct C { let a: [A] }\n"}
        (fault,) = self.faults(**files)
        self.assertIn("the folders A, B, C", fault)

    def test_what_only_looks_like_a_reference(self):
        files = {
            "Carts__Cart": "struct Cart {\n    enum Item {}\n    let item: Item\n    let text = \"Price\" // Price\n}\n",
            "Items__Item": "struct Item {\n    let cart: Cart\n    let page: Stripe.Page\n}\n",
            "Items__Price": "struct Price {}\n",
            "Pages__Page": "struct Page<Item> {\n    let items: [Item]\n}\n",
        }
        self.assertEqual(self.faults(**files), [])

    def test_what_is_given_to_a_generic_type_counts(self):
        files = {
            "Ids__Identifier": "struct Identifier<Entity> {}\ntypealias ItemID = Identifier<Item>\n",
            "Items__Item": "struct Item { let id: ItemID }\n",
        }
        self.assertEqual(len(self.faults(**files)), 1)

    def test_what_is_interpolated_counts(self):
        files = {
            "Carts__Cart": 'struct Cart {\n    var text: String { "of \\(Item(1).name)" }\n}\n',
            "Items__Item": "struct Item { let cart: Cart }\n",
        }
        self.assertEqual(len(self.faults(**files)), 1)

    def test_a_folder_and_what_it_contains(self):
        files = {"Carts__Cart": "struct Cart { let line: Line }\n", "Carts__Lines__Line": "struct Line { let cart: Cart }\n"}
        self.assertEqual(self.faults(**files), [])


class SizesTest(ChecksTest):
    def faults(self, text, path="Sources/Domain/Shop"):
        return self.tree.target(path, A=text).faults(sizes)

    def test_the_longest_that_are_allowed(self):
        function = "func a() {\n" + "    b()\n" * 68 + "}\n"
        self.assertEqual(self.faults(function + "// c\n" * 330), [])

    def test_a_file_that_is_too_long(self):
        self.assertEqual(self.faults("// a\n" * 401), ["Sources/Domain/Shop/A.swift:401: the file has 401 lines; 400 are the most"])

    def test_a_test_may_be_longer(self):
        self.assertEqual(self.faults("// a\n" * 800, "Tests/ShopTests"), [])

    def test_functions_that_are_too_long(self):
        body = " {\n" + "    b(\"}\") // }\n" * 69 + "}\n"
        for start, name in {
            "func a<T>(_ make: () -> T = { T() })": "a", "init(a: Int)": "init", "var a: Int": "a", "subscript(a: Int) -> Int": "subscript",
            "init?(\n    a: Int\n) throws(E)": "init", "deinit": "deinit",
        }.items():
            with self.subTest(start):
                tree = Tree()
                self.addCleanup(tree.folder.cleanup)
                (fault,) = tree.target("Sources/Domain/Shop", A="protocol P {\n    func p()\n}\n" + start + body).faults(sizes)
                length = 71 + start.count("\n")
                self.assertEqual(fault, f"Sources/Domain/Shop/A.swift:4: {name} has {length} lines; 70 are the most")

    def test_a_function_of_c_that_is_too_long(self):
        self.tree.target("Sources/Rules/CHost", A="")
        text = "struct a {\n" + "    int b;\n" * 80 + "};\n\nstatic int\nc(int d)\n{\n" + "    e('}');\n" * 70 + "}\n"
        (self.tree.root / "Sources/Rules/CHost/host.c").write_text(text, "utf-8")
        (fault,) = self.tree.faults(sizes)
        self.assertIn(": c has 7", fault)


class CodeTest(unittest.TestCase):
    def test_comments_and_strings_become_blanks(self):
        for text, code in {
            "a // b\nc": "a     \nc",
            "a /* b /* c */ d */ e": "a                   e",
            'a("b\\"c")': "a(      )",
            'a("b\\(c("d"))e")': "a(   (c(   ))  )",
            '#"a\\(b)"#': " " * 9,
            '"""\na\n\\(b)\n"""': "   \n \n (b)\n   ",
        }.items():
            with self.subTest(text):
                self.assertEqual(blanked(text), code)
                self.assertEqual(len(blanked(text)), len(text))


if __name__ == "__main__":
    unittest.main()
