print(bit32.lshift(1, 4), bit32.lshift(1, 32), bit32.rshift(0x80000000, 31), bit32.lshift(256, -4))
print(bit32.arshift(0x80000000, 4), bit32.arshift(-1, 40), bit32.arshift(16, -1))
print(bit32.lrotate(0x80000001, 1), bit32.rrotate(1, 1), bit32.lrotate(1, 33), bit32.rrotate(2, -1))
-- expect: 16	0	1	16
-- expect: 4160749568	4294967295	32
-- expect: 3	2147483648	2	4
