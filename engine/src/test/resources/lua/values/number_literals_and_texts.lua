print(tonumber("0x1p4"), tonumber("-0x10"), tonumber("0x"), tonumber("0x.8"), tonumber("1e"))
print(tonumber("\v\f 5 \n"), tonumber("0xffffffffff"), tonumber("5."), tonumber(".5"), tonumber("."))
print(0x.1, 0xA.8p1, 0xffffffffffffffffff, 1e1, 3., .5)
print(load("return 1..2"))
print(load("return 1e"))
print("10" + 1, "0x10" * 1, " 5 " - 0, pcall(function() return "5x" + 1 end))
-- expect: 16	-16	nil	0.5	nil
-- expect: 5	1099511627775	5	0.5	nil
-- expect: 0.0625	21	4.7223664828696e+21	10	3	0.5
-- expect: nil	[string "return 1..2"]:1: malformed number near '1..2'
-- expect: nil	[string "return 1e"]:1: malformed number near '1e'
-- expect: 11	16	5	false	number_literals_and_texts.lua:6: attempt to perform arithmetic on a string value
