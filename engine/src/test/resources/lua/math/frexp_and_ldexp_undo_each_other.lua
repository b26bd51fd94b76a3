print(math.frexp(8))
print(math.frexp(-0.3))
print(math.frexp(5e-324))
print(math.ldexp(1, -1074), math.ldexp(0.5, 4), math.ldexp(1, 5000))
-- expect: 0.5	4
-- expect: -0.6	-1
-- expect: 0.5	-1073
-- expect: 4.9406564584125e-324	8	inf
