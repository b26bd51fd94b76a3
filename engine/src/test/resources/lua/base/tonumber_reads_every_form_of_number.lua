print(tonumber("0x1p4"), tonumber("-0x10"), tonumber(" 0xA "), tonumber("0x.8"), tonumber("0xA.8p1"))
print(tonumber("1e3"), tonumber(".5"), tonumber("5."), tonumber("\v12\f"), tonumber("1e400"))
print(tonumber("0x"), tonumber("1e"), tonumber("1 2"), tonumber(""), tonumber("inf"), tonumber("nan"), tonumber("--1"))
print(tonumber("0xffffffffffffffffff"))
print(tonumber({}), tonumber(nil), tonumber(7))
-- expect: 16	-16	10	0.5	21
-- expect: 1000	0.5	5	12	inf
-- expect: nil	nil	nil	nil	nil	nil	nil
-- expect: 4.7223664828696e+21
-- expect: nil	nil	7
