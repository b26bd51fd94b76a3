for _, text in ipairs {"1..2", "1e", "0x", "1e+", "0xg", "3x", "1.2.3", "0x1p", "08", "1e5", ".5", "5.", "0x.8", "0xA.8p1"} do
  print(text, select(2, load("return " .. text, "=n")) or "loads")
  print(tonumber(text))
end
print(tonumber("  0x10  "), tonumber("-0x10"), tonumber("0x1p4"), tonumber("\v\f\t12\n"), tonumber("1 2"), tonumber(""), tonumber(" "))
print(tonumber("0xffffffffffffffffff"), tonumber("1e400"), tonumber("-1e400"), tonumber("inf"), tonumber("nan"))
print(tonumber("10", 36), tonumber("zz", 36), tonumber("-ff", 16), tonumber("8", 8), tonumber("1.5", 10), tonumber("7" .. ("0"):rep(20), 10))

-- expect: 1..2	n:1: malformed number near '1..2'
-- expect: nil
-- expect: 1e	n:1: malformed number near '1e'
-- expect: nil
-- expect: 0x	n:1: malformed number near '0x'
-- expect: nil
-- expect: 1e+	n:1: malformed number near '1e+'
-- expect: nil
-- expect: 0xg	n:1: malformed number near '0x'
-- expect: nil
-- expect: 3x	n:1: <eof> expected near 'x'
-- expect: nil
-- expect: 1.2.3	n:1: malformed number near '1.2.3'
-- expect: nil
-- expect: 0x1p	n:1: malformed number near '0x1p'
-- expect: nil
-- expect: 08	loads
-- expect: 8
-- expect: 1e5	loads
-- expect: 100000
-- expect: .5	loads
-- expect: 0.5
-- expect: 5.	loads
-- expect: 5
-- expect: 0x.8	loads
-- expect: 0.5
-- expect: 0xA.8p1	loads
-- expect: 21
-- expect: 16	-16	16	12	nil	nil	nil
-- expect: 4.7223664828696e+21	inf	-inf	nil	nil
-- expect: 36	1295	-255	nil	nil	7e+20
