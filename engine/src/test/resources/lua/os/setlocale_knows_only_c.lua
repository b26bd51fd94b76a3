print(os.setlocale(), os.setlocale("C"), os.setlocale("xx_XX"), os.setlocale(nil, "all"))
print(os.difftime(5, 3), os.clock() >= 0)
-- expect: C	C	nil	C
-- expect: 2	true
