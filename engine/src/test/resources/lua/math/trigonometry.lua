print(math.sin(0), math.cos(0), math.tan(0), math.atan2(1, -1), math.atan2(0, 1))
print(math.asin(1), math.acos(1), math.atan(1), math.sinh(1), math.cosh(0), math.tanh(0))
-- expect: 0	1	0	2.3561944901923	0
-- expect: 1.5707963267949	0	0.78539816339745	1.1752011936438	1	0
