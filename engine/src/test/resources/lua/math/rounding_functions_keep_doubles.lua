print(math.floor(-1.5), math.ceil(-1.5), math.floor(2^53), math.abs(-3.5), math.floor("7.9"))
print(math.modf(3.7), math.modf(-3.5))
print(math.modf(1/0), math.modf(-4))
-- expect: -2	-1	9.007199254741e+15	3.5	7
-- expect: 3	-3	-0.5
-- expect: inf	-4	-0
