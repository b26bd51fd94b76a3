print(math.pow(2, 10), math.pow(2, 0.5), math.sqrt(2), math.exp(0), math.pow(1, 0/0))
print(math.deg(math.pi), math.rad(180) == math.pi, math.pi, math.huge, -math.huge)
-- expect: 1024	1.4142135623731	1.4142135623731	1	1
-- expect: 180	true	3.1415926535898	inf	-inf
