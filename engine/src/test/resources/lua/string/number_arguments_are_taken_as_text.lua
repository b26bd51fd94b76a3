print(string.rep(12, 2), string.len(0.5), string.upper(1e15), string.find(12345, 34))
-- expect: 1212	3	1E+15	3	4
