print(("%.2f"):format(3.14159), ("%5.2s|"):format("hello"), ("%s"):format(nil), ("%d"):format(2^31))
print(("%d"):format(2^53), ("%5c|"):format(65), ("%#x %#o"):format(255, 8), ("%e"):format(12345.678))
print(("%g %g %g"):format(1e20, 0.1, 100), ("%a"):format(0.5), ("%+d % d"):format(5, 5), ("%05d"):format(-42))
print(("%-8s|"):format("ab"), ("%8s|"):format(true), ("%.3s|"):format("abcdef"), ("%i"):format(3))
print(("%5.2s|%q"):format("hello", "a\0b"))
-- expect: 3.14	   he|	nil	2147483648
-- expect: 9007199254740992	    A|	0xff 010	1.234568e+04
-- expect: 1e+20 0.1 100	0x1p-1	+5  5	-0042
-- expect: ab      |	    true|	abc|	3
-- expect:    he|"a\0b"
