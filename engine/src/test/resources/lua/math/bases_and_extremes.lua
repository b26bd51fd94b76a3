print(math.log(8, 2), math.log(100, 10), math.modf(1/0), math.modf(-1/0))
print(math.ldexp(1, -1074), math.fmod(1, 1/0), 1 / -0.0, math.modf(-3.7))
print(pcall(math.random, 2^31), math.frexp(8))
-- expect: 3	2	inf	-inf	-0
-- expect: 4.9406564584125e-324	1	-inf	-3	-0.7
-- expect: true	0.5	4
