print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(1, 1/0), math.fmod(5.5, 2))
-- expect: 1	-1	1	1	1.5
