print(("abc"):byte(), ("abc"):byte(-1), ("abc"):byte(1, 3))
print(select("#", ("abc"):byte(10)), select("#", (""):byte()), ("\200\0"):byte(1, -1))
-- expect: 97	99	97	98	99
-- expect: 0	0	200	0
