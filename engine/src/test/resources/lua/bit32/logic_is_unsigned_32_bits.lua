print(bit32.band(0xff, 0x0f), bit32.bor(1, 2, 4), bit32.bxor(5, 1), bit32.bnot(0))
print(bit32.band(), bit32.bor(), bit32.bxor(), bit32.btest(), bit32.btest(4, 3))
print(bit32.band(-1), bit32.band(2^32 + 5), bit32.bor(1.6), bit32.bor(0.5))
-- expect: 15	7	4	4294967295
-- expect: 4294967295	0	0	true	false
-- expect: 4294967295	5	2	0
