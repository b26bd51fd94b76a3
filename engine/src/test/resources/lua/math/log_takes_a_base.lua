print(math.log(8, 2), math.log(1000, 10), math.log(1), math.log(81, 3))
-- expect: 3	3	0	4
