print(("abc"):reverse(), (""):reverse() == "", #"é", ("a\0b"):len(), string.len(123))
-- expect: cba	true	2	3	3
